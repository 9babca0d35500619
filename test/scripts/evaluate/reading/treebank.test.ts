import { expect, test } from "vitest";
import { compareEnds, readTreebank } from "../../../../scripts/evaluate/reading/treebank.ts";

const conllu = `# newdoc id = 1
# newpar id = a
# sent_id = 1
# text = Ships come.
1	Ships	_	_	_	_	_	_	_	_
2	.	_	_	_	_	_	_	_	_

# sent_id = 2
# text = “They
1	“They	_	_	_	_	_	_	_	SpaceAfter=No

# sent_id = 3
# text = leave.”
1	leave	_	_	_	_	_	_	_	_

# newpar id = b
# sent_id = 4
# text = Herring sells.
1	Herring	_	_	_	_	_	_	_	_
`;

test("A treebank's paragraphs are put together from their sentences.", () => {
  expect(readTreebank(conllu)).toEqual([
    { text: "Ships come. “Theyleave.”", ends: [11, 17] },
    { text: "Herring sells.", ends: [] },
  ]);
});

test("Ends are compared: missed ones, false cuts after a mark, and cuts for length.", () => {
  const paragraphs = [{ text: "A. Berg came to us. He left.", ends: [19] }];
  expect(compareEnds(paragraphs, () => [2, 10])).toEqual({
    ends: 1,
    missed: ["A. Berg came to us. ⟂ He left."],
    falseCuts: ["A. ⟂ Berg came to us. He left."],
    overlong: ["A. Berg ca ⟂ me to us. He left."],
  });
});
