"""Fine-tunes the reader. Resumes from its last checkpoint if there is one.

    python train.py DATA BASE OUT --examples 130000

DATA has `train.jsonl` (prepare.py), BASE a MiniLM encoder with its tokenizer (Hugging Face files), OUT gets
`checkpoint.pt` every five minutes and `final.pt` at the end. The learning rate rises for 200 steps and
then falls to zero over the examples given, counted over all resumed runs; they come in a fresh order each
epoch.
"""

import argparse
import json
import math
import random
import time
from pathlib import Path

import torch
import torch.nn.functional as F
from transformers import AutoTokenizer

from model import Reader

MAX_TOKENS, BATCH = 224, 32


def encode(tokenizer, example):
    """Token ids, types, and which tokens lie inside an answer's span (as pairs of first and last)."""
    title = f"{example['title']}. " if example["title"] else ""
    encoded = tokenizer(
        example["question"][:300], title + example["passage"], truncation="only_second", max_length=MAX_TOKENS, return_offsets_mapping=True
    )
    sequence = encoded.sequence_ids()
    spans = []
    for start, end in example["spans"]:
        inside = [
            i
            for i, ((a, b), s) in enumerate(zip(encoded["offset_mapping"], sequence))
            if s == 1 and b > start + len(title) and a < end + len(title) and b > a
        ]
        if inside and encoded["offset_mapping"][inside[-1]][1] >= min(end, start + 400) + len(title) - 1:
            spans.append((inside[0], inside[-1]))
    return encoded["input_ids"], encoded["token_type_ids"], spans


def batches(tokenizer, examples, random_):
    """Batches of about equal length, in random order; an answer that truncation cut off drops its example."""
    order = random_.sample(range(len(examples)), len(examples))
    chunk = BATCH * 50
    for at in range(0, len(order), chunk):
        rows = []
        for index in order[at : at + chunk]:
            example = examples[index]
            ids, types, spans = encode(tokenizer, example)
            if example["spans"] and not spans:
                continue
            rows.append((ids, types, spans, example))
        rows.sort(key=lambda row: len(row[0]))
        groups = [rows[i : i + BATCH] for i in range(0, len(rows), BATCH)]
        random_.shuffle(groups)
        yield from groups


def collate(rows):
    length = max(len(ids) for ids, *_ in rows)
    ids = torch.zeros(len(rows), length, dtype=torch.long)
    types, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    starts, ends = torch.zeros(len(rows), length, dtype=torch.bool), torch.zeros(len(rows), length, dtype=torch.bool)
    answered, weights = torch.zeros(len(rows)), torch.zeros(len(rows))
    for i, (row_ids, row_types, spans, example) in enumerate(rows):
        ids[i, : len(row_ids)] = torch.tensor(row_ids)
        types[i, : len(row_ids)] = torch.tensor(row_types)
        mask[i, : len(row_ids)] = 1
        for first, last in spans:
            if example["kind"] == "sentence":
                # The answer is somewhere in the sentence: any token of it may be start or end.
                starts[i, first : last + 1] = ends[i, first : last + 1] = True
            else:
                starts[i, first] = ends[i, last] = True
        if not spans:
            starts[i, 0] = ends[i, 0] = True
        answered[i] = float(bool(spans))
        weights[i] = example["weight"]
    return ids, types, mask, starts, ends, answered, weights


def loss_of(reader, batch):
    ids, types, mask, starts, ends, answered, weights = batch
    with torch.autocast("cpu", dtype=torch.bfloat16):
        start, end, has = reader(ids, mask, types)
    # Only position 0 and the passage can be chosen, never the question or padding.
    choosable = (types == 1) & (mask == 1)
    choosable[:, 0] = True
    nothing = torch.tensor(float("-inf"))

    def missed(logits, right):
        logits = torch.where(choosable, logits.float(), nothing)
        return torch.logsumexp(logits, 1) - torch.logsumexp(torch.where(right & choosable, logits, nothing), 1)

    span = (missed(start, starts) + missed(end, ends)) / 2
    presence = F.binary_cross_entropy_with_logits(has.float(), answered, reduction="none")
    return ((span + presence) * weights).sum() / weights.sum()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("base")
    parser.add_argument("out", type=Path)
    parser.add_argument("--examples", type=int, default=130_000)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(arguments.seed)
    tokenizer = AutoTokenizer.from_pretrained(arguments.base)
    examples = [json.loads(line) for line in open(arguments.data / "train.jsonl", encoding="utf8")]
    reader = Reader.start(arguments.base)
    decayed = [p for n, p in reader.named_parameters() if p.ndim > 1]
    plain = [p for n, p in reader.named_parameters() if p.ndim <= 1]
    optimizer = torch.optim.AdamW(
        [{"params": decayed, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}], lr=arguments.rate
    )
    seconds, step, seen = 0.0, 0, 0
    checkpoint = arguments.out / "checkpoint.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint)
        reader.load_state_dict(saved["reader"])
        optimizer.load_state_dict(saved["optimizer"])
        seconds, step, seen = saved["seconds"], saved["step"], saved["seen"]

    def save(path):
        draft = path.with_suffix(".draft")
        torch.save({"reader": reader.state_dict(), "optimizer": optimizer.state_dict(), "seconds": seconds, "step": step, "seen": seen}, draft)
        draft.replace(path)

    reader.train()
    saved_at, running = seconds, 0.0
    epoch = 0
    while seen < arguments.examples:
        epoch += 1
        for rows in batches(tokenizer, examples, random.Random(f"{arguments.seed} {seen} {epoch}")):
            began = time.monotonic()
            rate = arguments.rate * min(1, (step + 1) / 200) * max(0.0, 1 - seen / arguments.examples)
            for group in optimizer.param_groups:
                group["lr"] = rate
            loss = loss_of(reader, collate(rows))
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            seconds += time.monotonic() - began
            step, seen = step + 1, seen + len(rows)
            running = loss.item() if step == 1 else 0.98 * running + 0.02 * loss.item()
            if step % 50 == 0:
                print(f"step {step} seen {seen} loss {running:.4f} rate {rate:.2e} {seen / seconds:.1f}/s {seconds / 60:.1f} min", flush=True)
            if seconds - saved_at > 300:
                save(checkpoint)
                saved_at = seconds
            if seen >= arguments.examples or not math.isfinite(running):
                break
    save(checkpoint)
    save(arguments.out / "final.pt")


if __name__ == "__main__":
    main()
