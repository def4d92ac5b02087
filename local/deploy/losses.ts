/** A change to one resource, as CloudFormation foresees it. */
export type ResourceChange = {
  action: string;
  type: string;
  logicalId: string;
  /** Its name or id in the account, once it has one. */
  physicalId?: string | undefined;
  /** `True`, `Conditional` or `False`. */
  replacement?: string | undefined;
  /** `Retain` or `ReplaceAndRetain` where the old resource stays behind. */
  policyAction?: string | undefined;
};

/** One sentence for each resource that a deployment would take away, in the order of its changes. */
export function lossesOf(changes: readonly ResourceChange[]): string[] {
  return changes.flatMap((change) => {
    const fate = fateOf(change);
    return fate ? [`${change.type} ${nameOf(change)} ${fate}${remainderOf(change)}`] : [];
  });
}

function fateOf({ action, replacement }: ResourceChange): string | undefined {
  if (action === 'Remove') return 'is removed';
  if (action !== 'Modify') return undefined;
  // Whether a conditional one is replaced is known only while it happens.
  return { True: 'is replaced by a new one', Conditional: 'may be replaced by a new one' }[replacement ?? ''];
}

function nameOf({ logicalId, physicalId }: ResourceChange): string {
  return physicalId ? `${physicalId} (${logicalId})` : logicalId;
}

function remainderOf({ policyAction }: ResourceChange): string {
  return policyAction?.endsWith('Retain') ? '; the old one stays in the account, outside of the stack' : '';
}
