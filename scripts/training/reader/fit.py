"""Fits how much a reader's readings count in an answer, on what candidates.ts wrote.

    python fit.py CANDIDATES… [--write models/quoth-reader-v1/answering.json]

Order and verdict are fitted on all sets together and reported with each set left out in turn; the
exponents of the sentences are the best of a grid. Run candidates.ts again with the new order and exponents
before the verdict is fitted, since its features depend on them.
"""

import argparse
import json
import re
import string
from pathlib import Path

import numpy as np

ORDER = ["retrieval", "answered", "margin", "found"]
VERDICT = ["intercept", "order", "quoted", "evidence", "lead", "isDoubted", "lacksNumber"]
MOST_LETTERS, LENGTH_PENALTY = 350, 0.03


def folded(text):
    text = "".join(c if c not in string.punctuation else " " for c in text.lower())
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", text).split())


def holds(line, text):
    if line.get("pattern"):
        return bool(re.search(line["answers"][0], re.sub(r"\s+", " ", text), re.I))
    if line["selected"]:
        return any(folded(s)[:60] and folded(s)[:60] in folded(text) for s in line["selected"])
    return any(folded(a) and f" {folded(a)} " in f" {folded(text)} " for a in line["answers"])


def prepare(lines):
    for line in lines:
        for c in line["candidates"]:
            c["X"] = np.array([c["order"][name] for name in ORDER])
            c["V"] = np.array([c["verdict"][name] for name in VERDICT])
            c["has"] = line["kind"] == "answerable" and holds(line, c["text"]) and (line["pattern"] or c["grade"] > 0)
    return lines


def adam(gradient, size, steps=500, rate=0.05):
    w, m, v = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, steps + 1):
        g = gradient(w)
        m, v = 0.9 * m + 0.1 * g, 0.99 * v + 0.01 * g * g
        w = w - rate * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.99**step)) + 1e-9)
    return w


def fit_order(lines):
    """The weights under which the passages that answer are likeliest, by a softmax over each question's."""
    data = [(np.array([c["X"] for c in l["candidates"]]), np.array([float(c["has"]) for c in l["candidates"]])) for l in lines if any(c["has"] for c in l["candidates"])]

    def gradient(w):
        g = 0.02 * w * len(data)
        for X, y in data:
            p = np.exp(X @ w - (X @ w).max())
            p /= p.sum()
            q = p * y
            g = g + X.T @ (p - q / q.sum())
        return g

    return adam(gradient, len(ORDER))


def fit_enough(lines, w, first=4, agreement=0.99):
    """The least sum of the reader's own features at which reading on changes the first passage of 1 question in 100."""
    rows = []
    for l in lines:
        c = sorted(l["candidates"], key=lambda c: -c["X"][0])
        if not c:
            continue
        own = max(x["X"][1:] @ w[1:] for x in c[:first])
        rows.append((own, max(c[:first], key=lambda x: x["X"] @ w) is max(c, key=lambda x: x["X"] @ w)))
    rows.sort(key=lambda row: -row[0])
    same, best = 0, (rows[0][0], 0.0)
    for count, (own, is_same) in enumerate(rows, 1):
        same += is_same
        if same / count >= agreement:
            best = (own, count / len(rows))
    return round(float(best[0]), 3), best[1]


def choose(candidate, a, b):
    p = np.array(candidate["probabilities"]) ** a * (np.array(candidate["shares"]) + 1e-3) ** b
    p /= p.sum()
    best, S = (-9, 0, 0), candidate["sentences"]
    for first in range(len(S)):
        share = 0
        for last in range(first, len(S)):
            length = S[last][1] - S[first][0]
            if last > first and length > MOST_LETTERS:
                break
            share += p[last]
            gain = share - LENGTH_PENALTY * length / MOST_LETTERS
            if gain > best[0] + 1e-9:
                best = (gain, first, last)
    return candidate["text"][S[best[1]][0] : S[best[2]][1]]


def fit_verdict(lines):
    data = [l for l in lines if l["candidates"]]
    X = np.array([l["candidates"][0]["V"] for l in data])
    y = np.array([float(l["kind"] == "answerable" and holds(l, l["candidates"][0]["quote"])) for l in data])
    # Each set counts as much as any other, and so do its right and wrong quotes.
    names = [l["set"] for l in data]
    weight = np.array([1.0 / names.count(n) for n in names])
    weight *= len(data) / weight.sum()

    def gradient(w):
        p = 1 / (1 + np.exp(-X @ w))
        return X.T @ (weight * (p - y)) + 0.5 * np.r_[0, w[1:]]

    return adam(gradient, len(VERDICT), 1500)


def area(right, wrong):
    if not len(right) or not len(wrong):
        return float("nan")
    values = np.concatenate([right, wrong])
    ranks = values.argsort().argsort() + 1.0
    for value in np.unique(values):
        same = values == value
        ranks[same] = ranks[same].mean()
    return (ranks[: len(right)].sum() - len(right) * (len(right) + 1) / 2) / (len(right) * len(wrong))


def report(name, lines, w, exponents, v):
    asked = [l for l in lines if l["set"] == name and l["kind"] == "answerable" and l["candidates"]]
    before = np.mean([bool(l["before"]) and holds(l, l["before"][0]["text"]) for l in asked])
    tops = [max(l["candidates"], key=lambda c: c["X"] @ w) for l in asked]
    passage = np.mean([c["has"] for c in tops])
    quote = np.mean([holds(l, choose(c, *exponents)) for l, c in zip(asked, tops)])
    p = {k: np.array([1 / (1 + np.exp(-(l["candidates"][0]["V"] @ v))) for l in lines if l["set"] == name and l["kind"] == k and l["candidates"]]) for k in ("answerable", "unanswerable", "off-topic")}
    every = [l for l in lines if l["set"] == name and l["candidates"]]
    c = np.array([1 / (1 + np.exp(-(l["candidates"][0]["V"] @ v))) for l in every])
    y = np.array([l["kind"] == "answerable" and holds(l, l["candidates"][0]["quote"]) for l in every], float)
    bins = np.minimum((c * 10).astype(int), 9)
    error = sum(abs(c[bins == b].mean() - y[bins == b].mean()) * (bins == b).mean() for b in range(10) if (bins == b).any())
    was = {k: np.array([l["before"][0]["confidence"] if l["before"] else 0 for l in lines if l["set"] == name and l["kind"] == k]) for k in p}
    print(f"{name:13} n {len(asked):4} passage {passage:.3f} | quote {before:.3f} -> {quote:.3f} | AUROC unanswerable {area(was['answerable'], was['unanswerable']):.3f} -> {area(p['answerable'], p['unanswerable']):.3f} off-topic {area(was['answerable'], was['off-topic']):.3f} -> {area(p['answerable'], p['off-topic']):.3f} | error {error:.3f} right {y.mean():.2f} mean {c.mean():.2f}")
    return c, y


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("candidates", nargs="+", type=Path)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--answered", type=float, default=0.5)
    parser.add_argument("--weak", type=float, default=0.25)
    a = parser.parse_args()
    lines = prepare([json.loads(l) for path in a.candidates for l in open(path, encoding="utf8")])
    lines = [l for l in lines if l["isRead"]]
    sets = sorted({l["set"] for l in lines})
    fitted = lines
    w = fit_order(fitted)
    asked = [l for l in fitted if l["kind"] == "answerable" and l["candidates"]]
    tops = [(l, max(l["candidates"], key=lambda c: c["X"] @ w)) for l in asked]
    grid = [(x, y) for x in (0, 0.15, 0.3, 0.5, 1) for y in (0, 0.5, 1)if x + y > 0]
    scores = {e: np.mean([np.mean([holds(l, choose(c, *e)) for l, c in tops if l["set"] == s]) for s in sets if any(l["set"] == s for l, _ in tops)]) for e in grid}
    exponents = max(scores, key=scores.get)
    print({k: round(float(s), 3) for k, s in scores.items()})
    v = fit_verdict(fitted)
    print("order", dict(zip(ORDER, w.round(3).tolist())), "sentences", exponents, "verdict", dict(zip(VERDICT, v.round(3).tolist())))
    left_out = []
    for name in sets:
        others = [l for l in fitted if l["set"] != name] or fitted
        left_out.append(report(name, lines, fit_order(others), exponents, fit_verdict(others)))
    c, y = (np.concatenate(part) for part in zip(*left_out))
    bins = np.minimum((c * 10).astype(int), 9)
    print("reliability, each set left out:", [(int((bins == k).sum()), round(float(y[bins == k].mean()), 2)) for k in range(10) if (bins == k).any()])
    print("error in ten bins, all sets:", round(float(sum(abs(c[bins == k].mean() - y[bins == k].mean()) * (bins == k).mean() for k in range(10) if (bins == k).any())), 3))
    for depth in (1, 2, 4, 8, 12):
        chosen = [(l, max(sorted(l["candidates"], key=lambda c: -c["X"][0])[:depth], key=lambda c: c["X"] @ w)) for l in asked]
        print("passages read", depth, {s: round(float(np.mean([holds(l, choose(c, *exponents)) for l, c in chosen if l["set"] == s])), 3) for s in sets if any(l["set"] == s for l, _ in chosen)})
    enough, stopped = fit_enough(fitted, w)
    print("enough", enough, "stops after four:", round(stopped, 3))
    if a.write:
        a.write.write_text(json.dumps({"languages": ["en"], "order": dict(zip(ORDER, w.round(3).tolist())), "enough": enough, "sentences": dict(zip(("quoteModel", "reader"), exponents)), "verdict": dict(zip(VERDICT, v.round(3).tolist())), "thresholds": {"answered": a.answered, "weak": a.weak}}, indent=2) + "\n")


if __name__ == "__main__":
    main()
