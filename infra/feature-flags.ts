/**
 * The CDK feature flags that affect this app. They are here and not in cdk.json, which only the CDK command reads:
 * the command, the tests and the local cloud must synthesize the same template.
 */
export const featureFlags: Readonly<Record<string, unknown>> = {
  // References to the stack of CloudFront's region: strong ones would run a custom resource in each region.
  // Weak ones are Fn::GetStackOutput, which the template reference of CloudFormation describes.
  '@aws-cdk/core:defaultCrossStackReferences': 'weak',
  '@aws-cdk/core:target-partitions': ['aws'],
  '@aws-cdk/core:enablePartitionLiterals': true,
  '@aws-cdk/core:explicitStackTags': true,
  '@aws-cdk/core:validateAgainstDefaultRules': true,
  '@aws-cdk/aws-events:eventsTargetQueueSameAccount': true,
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/aws-kms:reduceCrossAccountRegionPolicyScope': true,
  '@aws-cdk/aws-lambda:useCdkManagedLogGroup': true,
};
