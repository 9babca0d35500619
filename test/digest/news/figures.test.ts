import { expect, test } from "vitest";
import { disagree, readFigures } from "../../../src/digest/news/figures.ts";

const disagreeing: readonly [language: string, one: string, other: string][] = [
  [
    "en",
    "The ferry with 120 people ran aground off Tarnholm.",
    "The ferry with 140 people ran aground off Tarnholm.",
  ],
  [
    "en",
    "The fire destroyed two houses in the old harbour.",
    "The fire destroyed 3 houses in the old harbour.",
  ],
  [
    "en",
    "The factory costs 12 million euros to build, Riga says.",
    "The factory costs 15 million euros to build, Riga says.",
  ],
  [
    "en",
    "The ministers met in the castle of Ostvik on 27 June 2026.",
    "The ministers met in the castle of Ostvik on 28 June 2026.",
  ],
  [
    "uk",
    "Унаслідок аварії на мосту загинули 12 людей, повідомила поліція.",
    "Унаслідок аварії на мосту загинули 15 людей, повідомила поліція.",
  ],
  [
    "ru",
    "На заводе под Ригой работают 200 человек, сообщил министр.",
    "На заводе под Ригой работают 250 человек, сообщил министр.",
  ],
  [
    "lv",
    "Rūpnīcā pie Rīgas strādā divpadsmit cilvēki, sacīja ministrs.",
    "Rūpnīcā pie Rīgas strādā trīspadsmit cilvēki, sacīja ministrs.",
  ],
  [
    "en",
    "A ticket for the ferry to Tarnholm costs €50 in summer.",
    "A ticket for the ferry to Tarnholm costs $50 in summer.",
  ],
];

test.each(disagreeing)("In %s, %j and %j disagree.", (language, one, other) => {
  expect(disagree(readFigures(one, language), readFigures(other, language))).toBe(true);
});

const agreeing: readonly [language: string, one: string, other: string][] = [
  [
    "en",
    "The ferry with 120 people ran aground off Tarnholm.",
    "The ferry with 120 people ran aground off Tarnholm.",
  ],
  [
    "en",
    "The war cost 12,000 soldiers their lives near Ostvik.",
    "The war cost 12 000 soldiers their lives near Ostvik.",
  ],
  [
    "en",
    "The factory costs 12 million euros to build, Riga says.",
    "The factory costs 12,000,000 euros to build, Riga says.",
  ],
  [
    "en",
    "The fire destroyed two houses in the old harbour.",
    "The fire destroyed 2 houses in the old harbour.",
  ],
  [
    "en",
    "The fire destroyed twenty-five houses in the old harbour.",
    "The fire destroyed 25 houses in the old harbour.",
  ],
  [
    "en",
    "The wall of the old harbour of Ostvik is 12.500 metres high.",
    "The wall of the old harbour of Ostvik is 12.5 metres high.",
  ],
  [
    "en",
    "The ministers met in the castle of Ostvik on 27 June.",
    "The ministers met in the castle of Ostvik on Jun 27, 2026.",
  ],
  [
    "uk",
    "Унаслідок аварії на мосту загинули дванадцять людей, повідомила поліція.",
    "Унаслідок аварії на мосту загинули 12 людей, повідомила поліція.",
  ],
  [
    "en",
    "The ministers met in the castle of Ostvik on 27 June.",
    "The ministers met in the castle of Ostvik on 27 June 2026.",
  ],
  // One says more than the other, not otherwise.
  [
    "en",
    "The ferry with 120 people ran aground off Tarnholm.",
    "The ferry with 120 people ran aground off Tarnholm at 6 knots.",
  ],
  // Another thing is counted.
  [
    "en",
    "The ferry with 120 people ran aground off Tarnholm.",
    "The ferry with 14 sailors ran aground off Tarnholm.",
  ],
  // Something else is told.
  [
    "en",
    "The ferry with 120 people ran aground off Tarnholm.",
    "Rescuers brought 140 people to the hospital of Ostvik.",
  ],
];

test.each(agreeing)("In %s, %j and %j do not disagree.", (language, one, other) => {
  expect(disagree(readFigures(one, language), readFigures(other, language))).toBe(false);
});
