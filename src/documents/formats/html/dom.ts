import { DOMParser, parseHTML } from "linkedom";

/** What we use of a page's tree. linkedom's own types need the browser's library. */
export interface PageNode {
  readonly nodeType: number;
  readonly parentNode: PageElement | null;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PageNode>;
}

export interface PageElement extends PageNode {
  readonly localName: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  remove(): void;
}

export interface Page extends Omit<PageElement, "getAttribute"> {
  readonly documentElement: PageElement;
  readonly body: PageElement;
}

/** Parses a page or a piece of one. Scripts do not run and nothing is fetched. */
export function parsePage(html: string): Page {
  const whole = /<html[\s>]/i.test(html)
    ? html
    : `<!doctype html><html><body>${html}</body></html>`;
  return (parseHTML(whole) as unknown as { document: Page }).document;
}

/**
 * Parses XML, such as a part of an office file. Names keep their prefix and case, also in selectors:
 * `querySelectorAll("a\\:t")`. What is not well-formed is read as far as it goes.
 */
export function parseXml(xml: string): Page {
  return new DOMParser().parseFromString(xml, "text/xml") as unknown as Page;
}

export function isElement(node: PageNode): node is PageElement {
  return node.nodeType === 1;
}

export function isText(node: PageNode): boolean {
  return node.nodeType === 3;
}
