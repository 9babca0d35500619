import { type Answer } from "../../../../answer/index.ts";
import { clip, presentAnswer, type Words } from "../../../../service/index.ts";
import { createRichText, type RichText } from "../../../sending/richText.ts";
import { longestMessage, renderBlocks } from "./renderBlocks.ts";

/** Of a question that is repeated; the rest of a longer one is left out. */
export const longestQuestion = 300;

/**
 * An answer as a message.
 *
 * @param now by which age is told.
 * @param linkTo where a document without an address can be looked at.
 */
export function renderAnswer(
  answer: Answer,
  words: Words,
  now: Date,
  linkTo?: (documentId: string) => string,
): RichText {
  return renderBlocks(presentAnswer(answer, { words, now, linkTo }));
}

/** An answer under the question it is to, for a question that nobody typed. */
export function renderQuestionAndAnswer(
  answer: Answer,
  words: Words,
  now: Date,
  linkTo?: (documentId: string) => string,
): RichText {
  const question = clip(answer.question, longestQuestion);
  const room = longestMessage - question.length - 2;
  return createRichText()
    .append(question, { type: "bold" })
    .append("\n\n")
    .appendRich(renderBlocks(presentAnswer(answer, { words, now, linkTo }), room))
    .build();
}

/** What the bot is and can do, for `/help`. */
export function renderHelp(
  documents: number,
  hasSuggestions: boolean,
  words: Words,
  botName: string,
): RichText {
  const message = createRichText()
    .append(words("welcome", { documents }))
    .append(`\n\n${words("help", { bot: `@${botName}` })}`);
  return message.append(hasSuggestions ? `\n\n${words("for-example")}` : "").build();
}

/** What the bot is, for `/start`. */
export function renderWelcome(documents: number, hasSuggestions: boolean, words: Words): RichText {
  const command = "/ask";
  const message = createRichText().append(`${words("welcome", { documents })}\n\n`);
  // The command stands where the language wants it.
  const [before = "", after = ""] = words("welcome-ask", { command }).split(command);
  message.append(before).append(command, { type: "bold" }).append(after);
  return message.append(hasSuggestions ? `\n\n${words("for-example")}` : "").build();
}

/** How to ask, with a question to begin with if there is one, for `/ask` without a question. */
export function renderHowToAsk(example: string | undefined, words: Words): RichText {
  const command = "/ask";
  const message = createRichText().append(words("ask-empty", { command }));
  if (example !== undefined) {
    message.append(`\n\n${words("for-example")} ${command} ${clip(example, longestQuestion)}`);
  }
  return message.build();
}
