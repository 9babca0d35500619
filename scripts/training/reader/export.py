"""Makes the folder that Quoth loads out of a checkpoint, and says what its 8 bits cost.

    python export.py RUN/checkpoint.pt BASE OUT/held-out.jsonl quoth-reader-v1 --rows 400

Writes config.json, tokenizer.json, tokenizer_config.json, onnx/model_quantized.onnx and parity.json (inputs and
what this very model gives for them, for a test). Prints, over rows of the held-out examples, how well the float
and the 8-bit model tell answered from unanswered, and how far their best spans overlap.
"""

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from transformers import AutoTokenizer

from evaluate import auroc, best_span
from graph import build

WINDOW = 256
# What a model of the hub would have: the window that it was trained for, and that it lower-cases.
TOKENIZER_CONFIG = {
    "tokenizer_class": "BertTokenizer",
    "do_lower_case": True,
    "model_max_length": WINDOW,
    "pad_token": "[PAD]",
    "unk_token": "[UNK]",
    "cls_token": "[CLS]",
    "sep_token": "[SEP]",
    "mask_token": "[MASK]",
}
PARITY = [
    ("When was the bridge opened?", "The Old Bridge", "Work took six years. The bridge was opened on 4 May 1932 by the mayor."),
    ("how long is the bridge", "The Old Bridge", "Work took six years. The bridge was opened on 4 May 1932 by the mayor."),
    ("Who is the captain of the Aurora?", None, "The Aurora sails at noon 🚢. Her captain, Līga Bērziņa, has been at sea since 1998."),
    ("Хто відкрив завод?", "Завод", "Завод відкрив міністр у Києві."),
    ("What does an interlibrary loan cost?", "Library handbook", "An interlibrary loan costs nothing. " * 40),
]


def encode(tokenizer, question, title, text):
    encoded = tokenizer(question[:300], f"{title}. {text}" if title else text, truncation="only_second", max_length=WINDOW)
    return {name: np.array([encoded[name]], np.int64) for name in ("input_ids", "attention_mask", "token_type_ids")}


def start_session(model):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model.SerializeToString(), options)


def write_folder(folder, model, session, tokenizer, base):
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    (folder / "onnx" / "model_quantized.onnx").write_bytes(model.SerializeToString())
    config = json.loads((base / "config.json").read_text(encoding="utf8"))
    kept = ("model_type", "hidden_size", "num_hidden_layers", "num_attention_heads", "intermediate_size", "vocab_size", "max_position_embeddings")
    write_json(folder / "config.json", {"architectures": ["BertForQuestionAnswering"], **{name: config[name] for name in kept}})
    vocabulary = json.loads((base / "tokenizer.json").read_text(encoding="utf8"))
    (folder / "tokenizer.json").write_text(json.dumps({**vocabulary, "truncation": None, "padding": None}, ensure_ascii=False), encoding="utf8")
    write_json(folder / "tokenizer_config.json", TOKENIZER_CONFIG)
    parity = []
    for question, title, text in PARITY:
        row = encode(tokenizer, question, title, text)
        start, end, answered = session.run(None, row)
        logits = {"startLogits": start[0], "endLogits": end[0], "answeredLogits": answered}
        parity.append(
            {"question": question, "title": title, "text": text, "inputIds": row["input_ids"][0].tolist()}
            | {name: [round(float(value), 4) for value in values] for name, values in logits.items()}
        )
    write_json(folder / "parity.json", parity, indent=None)


def write_json(path, value, indent=2):
    path.write_text(json.dumps(value, indent=indent, ensure_ascii=False) + "\n", encoding="utf8")


def compare(sessions, tokenizer, examples):
    """Prints a line for each session; the first one's spans are what the others' are compared with."""
    rows = [encode(tokenizer, e["question"], e["title"], e["passage"]) for e in examples]
    first = None
    for name, session in sessions.items():
        began = time.process_time()
        outputs = [session.run(None, row) for row in rows]
        milliseconds = 1000 * (time.process_time() - began) / len(rows)
        presences, spans = {True: [], False: []}, []
        for (start, end, answered), row, example in zip(outputs, rows, examples):
            begin = int(row["token_type_ids"][0].argmax())
            _, a, b = best_span(torch.tensor(start[0, begin:-1]), torch.tensor(end[0, begin:-1]))
            spans.append((a, b))
            presences[bool(example["spans"])].append(float(answered[0]))
        first = first or spans
        overlaps = [max(0, min(b, d) - max(a, c) + 1) / (max(b, d) - min(a, c) + 1) for (a, b), (c, d) in zip(spans, first)]
        print(
            f"{name}: AUROC of the answered logit {auroc(presences[True], presences[False]):.4f}; best spans overlap the float model's by "
            f"{np.mean(overlaps):.3f}; {milliseconds:.1f} ms of one processor a row"
        )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("base", type=Path)
    parser.add_argument("held_out", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, default=400)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    tokenizer = AutoTokenizer.from_pretrained(arguments.base)
    saved = torch.load(arguments.checkpoint, map_location="cpu", mmap=True)
    weights = {name: tensor.float().numpy() for name, tensor in saved["reader"].items()}
    models = {"float": build(weights, is_quantised=False), "8 bits": build(weights, is_quantised=True)}
    sessions = {name: start_session(model) for name, model in models.items()}
    write_folder(arguments.folder, models["8 bits"], sessions["8 bits"], tokenizer, arguments.base)
    print(f"{arguments.folder}: {(arguments.folder / 'onnx' / 'model_quantized.onnx').stat().st_size / 1e6:.1f} MB, after {saved['seen']} examples")
    examples = [json.loads(line) for line in open(arguments.held_out, encoding="utf8")]
    compare(sessions, tokenizer, random.Random(1).sample(examples, min(arguments.rows, len(examples))))


if __name__ == "__main__":
    main()
