import { mostEntities } from "../../sending/fitEntities.ts";
import { createRichText, type RichText } from "../../sending/richText.ts";

/**
 * Puts items under a title into as many messages as they need, in their order; the title stands on
 * each. No page has more entities than Telegram takes.
 *
 * @param items each far shorter than a message.
 * @param longest in UTF-16 units; leaves room for what is added to a page.
 */
export function cutIntoPages(
  title: RichText,
  items: readonly RichText[],
  longest = 3500,
): RichText[] {
  const begin = () => createRichText().appendRich(title);
  const pages: RichText[] = [];
  let page = begin();
  let hasItems = false;
  for (const item of items) {
    const { text, entities } = page.build();
    const isFull =
      text.length + separator.length + item.text.length > longest ||
      entities.length + item.entities.length > mostEntities;
    if (hasItems && isFull) {
      pages.push(page.build());
      page = begin();
    }
    page.append(separator).appendRich(item);
    hasItems = true;
  }
  return [...pages, page.build()];
}

const separator = "\n\n";
