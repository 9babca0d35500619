"""How well the reader tells answered from unanswered questions, and finds the answer, in the right passage.

    python evaluate.py CHECKPOINT BASE SET [SET …] [--limit 600]

A SET is a folder with corpus.jsonl, queries.jsonl and qrels.tsv. Of each question its own passage is read (by
qrels, or `doc` for unanswerable ones). Prints the AUROC of answerable against unanswerable questions by the
span margin, by the presence logit and by their sum; and for answerable ones the share whose best span
overlaps an answer.
"""

import argparse
import json
import random
from pathlib import Path

import torch
from transformers import AutoTokenizer

from model import Reader


def auroc(right, wrong):
    ordered = sorted([(s, 1) for s in right] + [(s, 0) for s in wrong])
    rank_sum = sum(rank for rank, (_, is_right) in enumerate(ordered, 1) if is_right)
    return (rank_sum - len(right) * (len(right) + 1) / 2) / (len(right) * len(wrong)) if right and wrong else float("nan")


def best_span(start, end, longest=40):
    """The best start ≤ end within `longest` tokens: (score, first, last)."""
    length = len(start)
    scores = start[:, None] + end[None, :]
    allowed = torch.ones(length, length).triu().tril(longest - 1).bool()
    scores = torch.where(allowed, scores, torch.tensor(float("-inf")))
    flat = int(scores.argmax())
    return scores.max().item(), flat // length, flat % length


@torch.no_grad()
def read(reader, tokenizer, question, passage):
    encoded = tokenizer(question, passage, truncation="only_second", max_length=256, return_offsets_mapping=True, return_tensors="pt")
    offsets = encoded.pop("offset_mapping")[0]
    start, end, answered = reader(**encoded)
    inside = encoded["token_type_ids"][0] == 1
    first = int(inside.nonzero()[0])
    last = int(inside.nonzero()[-1])
    score, a, b = best_span(start[0, first:last], end[0, first:last])
    margin = score - start[0, 0].item() - end[0, 0].item()
    return margin, answered[0].item(), passage[int(offsets[first + a][0]) : int(offsets[first + b][1])]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("checkpoint")
    parser.add_argument("base")
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--limit", type=int, default=600)
    arguments = parser.parse_args()
    tokenizer = AutoTokenizer.from_pretrained(arguments.base)
    reader = Reader(arguments.base)
    reader.load_state_dict(torch.load(arguments.checkpoint)["reader"])
    reader.eval()
    for folder in arguments.sets:
        corpus = {d["id"]: d for d in map(json.loads, open(folder / "corpus.jsonl", encoding="utf8"))}
        right = {}
        for line in open(folder / "qrels.tsv", encoding="utf8"):
            question, passage, grade = line.split()
            if int(grade) > 0:
                right.setdefault(question, passage)
        queries = [json.loads(line) for line in open(folder / "queries.jsonl", encoding="utf8")]
        random.Random(1).shuffle(queries)
        margins, presences, hits, asked = {True: [], False: []}, {True: [], False: []}, 0, 0
        for query in queries[: arguments.limit]:
            passage = corpus.get(right.get(query["id"]) or query.get("doc"))
            if passage is None:
                continue
            is_answerable = not query.get("unanswerable")
            title = f"{passage['title']}. " if passage.get("title") else ""
            margin, presence, span = read(reader, tokenizer, query["text"], title + passage["text"])
            margins[is_answerable].append(margin)
            presences[is_answerable].append(presence)
            if is_answerable and query.get("answers"):
                asked += 1
                span = span.lower().strip()
                hits += any(span and (span in a.lower() or a.lower() in span) for a in query["answers"])
        sums = {k: [m / 2 + p for m, p in zip(margins[k], presences[k])] for k in margins}
        print(
            f"{folder.name}: AUROC margin {auroc(margins[True], margins[False]):.3f} presence {auroc(presences[True], presences[False]):.3f} "
            f"both {auroc(sums[True], sums[False]):.3f}; span overlaps an answer {hits / max(1, asked):.3f} of {asked}; unanswerable {len(margins[False])}"
        )


if __name__ == "__main__":
    main()
