// mjml has no types; this is what the layout needs.
declare module 'mjml' {
  type Options = { validationLevel: 'strict'; fonts: Record<string, string> };
  /** Compiles MJML to HTML; with `strict` it rejects on any unknown tag or attribute. */
  export default function mjml2html(source: string, options: Options): Promise<{ html: string }>;
}
