/**
 * Adds the styles of something that is fetched only when it is wanted. Astro links the style sheets of every
 * script that a page may load, so those would weigh on each page; as text, from an import that ends in
 * `.css?inline`, they come with the script.
 */
export function adoptStyles(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}
