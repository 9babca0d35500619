"""Makes the reader's training examples: questions with windows of text, answered or not.

    python prepare.py DATA OUT BASE [--seed 1]

DATA is the folder with one gzip'd JSONL a source and `rerank/` (see README.md), BASE the encoder to fine-tune,
whose word vectors say which words are used alike; OUT gets `train.jsonl` and `held-out.jsonl`, a line each:

    {"question", "title", "passage", "spans": [[start, end], …], "kind": "span" | "sentence" | "none", "source", "weight"}

`spans` are code-point offsets into `passage`; `sentence` says that the answer is somewhere inside the
span; `none` has no spans. Only sources whose licence lets anyone use the result are read.
"""

import argparse
import gzip
import json
import random
import re
from collections import defaultdict
from pathlib import Path

from safetensors import safe_open

# Share of each source that is used, and the weight of its examples in the loss.
SOURCES = {
    "squad_train_routerlens": (1.0, 1.0),
    "squad_train_sentences": (1.0, 0.8),
    "tydiqa_en": (1.0, 1.0),
    "bioasq": (0.6, 0.7),
    "fairytaleqa_train": (0.6, 0.7),
    "qamr": (0.3, 0.5),
    "zsre": (0.25, 0.5),
    "quoref": (1.0, 0.8),
    "doqa_ni": (1.0, 1.0),
    "conditionalqa_evidence": (1.0, 1.0),
    "omosqa_en": (1.0, 1.0),
    "multispanqa": (1.0, 1.0),
    "quotesum_dev": (1.0, 1.0),
    "clapnq_train": (1.0, 1.0),
    "ares_synthetic": (0.4, 0.5),
    "ds_opentriviaqa": (0.6, 0.5),
}
# Of the two unanswerable files, what comes from the sources above.
RETRIEVED_SHARE, REMOVED_SHARE = 0.35, 0.9
# Questions of the rerank set whose right passage has no marked answer: only their wrong ones are read.
RERANK_NEGATIVES = {"squad_train_routerlens": 1, "squad_train_sentences": 1, "tydiqa_en": 1, "lfrqa": 0.5}

# Questions for how, why and whether, whose right passage is known but not the words in it that answer: anywhere
# in the passage counts. Each comes with a wrong passage too.
RERANK_POSITIVES = {"lfrqa": 0.55, "boolq": 0.9, "conditionalqa_evidence": 0.8, "aquamuse_nq": 1}

STOP_WORDS = set(
    "a an the of in on at to for is are was were be been do does did what which who whom whose when where why "
    "how many much by with from and or that this it its as can could should would i my me we our you your there "
    "has have had will".split()
)
NUMBER = re.compile(r"\b\d[\d,.]*\d\b|\b\d\b")
NAME = re.compile(r"\b(?:[A-Z][\w'’-]+)(?: (?:[A-Z][\w'’-]+))+\b")
SHORT_NAME = re.compile(r"\b[A-Z][\w'’-]+(?: (?:of |the |de )?[A-Z][\w'’-]+)*\b")
OPPOSITES = [
    ("first", "last"), ("largest", "smallest"), ("oldest", "youngest"), ("highest", "lowest"), ("before", "after"),
    ("most", "least"), ("more", "fewer"), ("north", "south"), ("east", "west"), ("father", "mother"), ("winner", "loser"),
    ("increase", "decrease"), ("allowed", "forbidden"), ("longest", "shortest"), ("beginning", "end"), ("won", "lost"),
    ("import", "export"), ("minimum", "maximum"), ("began", "ended"), ("founded", "abolished"), ("cause", "prevent"),
    ("was", "was not"), ("did", "did not"), ("can", "cannot"), ("include", "exclude"),
]


def read(path):
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            yield json.loads(line)


def sentences(text):
    """Rough sentence ends, only for cutting windows and finding the sentence around a span."""
    starts = [0] + [match.end() for match in re.finditer(r"[.!?][\"”')\]]*\s+(?=[A-Z0-9\"“'(a-z])", text)]
    return [(start, end) for start, end in zip(starts, starts[1:] + [len(text)]) if start < end]


def window(random_, text, spans, limit=900):
    """A part of a long passage, of whole sentences, with the spans in it."""
    if len(text) <= limit:
        return text, spans
    first, last = (min(s for s, _ in spans), max(e for _, e in spans)) if spans else (0, 0)
    if spans and last - first > limit:
        first, last = spans[0]
    pieces = sentences(text)
    room = max(0, limit - (last - first))
    want = max(0, first - random_.randint(0, room)) if spans else random_.randint(0, len(text) - limit)
    start = max((s for s, _ in pieces if s <= want), default=0)
    end = max((e for _, e in pieces if e - start <= limit), default=start + limit)
    if spans and end < last:
        start, end = max(0, first - room // 2), min(len(text), last + room // 2)
    return text[start:end], [(s - start, e - start) for s, e in spans if s >= start and e <= end]


def mistype(random_, question):
    words = question.split(" ")
    long = [i for i, word in enumerate(words) if len(word) > 4 and word.isalpha()]
    if not long:
        return question
    at = random_.choice(long)
    word = words[at]
    place = random_.randrange(1, len(word) - 1)
    change = random_.random()
    if change < 0.35:
        word = word[:place] + word[place + 1 :]
    elif change < 0.7:
        word = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    else:
        word = word[:place] + word[place] + word[place:]
    words[at] = word
    return " ".join(words)


def as_people_ask(random_, question):
    """Lower case, no question mark, keywords, typing errors: as people type into a chat."""
    choice = random_.random()
    if choice < 0.45:
        return question
    question = question.rstrip(" ?.")
    if choice < 0.75:
        return question.lower()
    if choice < 0.87:
        return mistype(random_, question)
    keywords = [word for word in re.findall(r"[\w'’.-]+", question) if word.lower() not in STOP_WORDS]
    interrogative = re.match(r"(?i)(when|where|who|why|how (?:many|much|long|old|far))\b", question)
    if len(keywords) < 2:
        return question
    lead = [interrogative.group(1).lower()] if interrogative and random_.random() < 0.6 else []
    return " ".join(lead + keywords)


def as_on_a_page(random_, example, titles):
    """Puts a heading, list marks, table bars or a pointer around a passage, as pages have them."""
    passage, spans = example["passage"], example["spans"]
    choice = random_.random()
    if choice < 0.78:
        return
    if choice < 0.86:
        head = (example.get("title") or random_.choice(titles)) + "\n\n"
    elif choice < 0.92:
        head = random_.choice(["- ", "* ", "1. ", "| ", "> ", "NOTE: ", "[x] "])
    elif choice < 0.97:
        head = f"For more information, see the {random_.choice(titles)} page. "
    else:
        head = random_.choice(["Home > ", "On this page: ", "Last updated on 12 March. ", "Skip to content "])
    example["passage"] = head + passage
    example["spans"] = [(s + len(head), e + len(head)) for s, e in spans]


def nearest_words(base):
    """For a word the 6th to 40th nearest of the encoder's whole words: used like it, and seldom the same."""
    with safe_open(base / "model.safetensors", "pt") as file:
        vectors = file.get_tensor("embeddings.word_embeddings.weight").float()
    vectors = vectors / vectors.norm(dim=1, keepdim=True)
    words = (base / "vocab.txt").read_text(encoding="utf8").split("\n")
    whole = [i for i, word in enumerate(words) if re.fullmatch("[a-z]{4,}", word)]
    places = {words[i]: at for at, i in enumerate(whole)}
    table = vectors[whole]
    known = {}

    def neighbours(word):
        if word not in places:
            return []
        if word not in known:
            known[word] = [words[whole[i]] for i in (table @ table[places[word]]).topk(41).indices.tolist()[6:]]
        return known[word]

    return neighbours


def shape(word):
    """Words of one shape can stand for each other in a question, more or less: "founded" for "painted"."""
    ending = next((e for e in ("ation", "ing", "ment", "ness", "ity", "est", "ies", "ous", "ful", "al", "ed", "er", "ly", "s") if word.endswith(e)), "")
    return ending, len(word) > 6


def replaced(question, match, other):
    return question[: match.start()] + other + question[match.end() :]


def adversaries(random_, example, names, numbers, neighbours):
    """Questions that look answered by the passage and are not: a name, number or word of theirs is another."""
    question, passage = example["question"], example["passage"]
    lower, text = question.lower(), passage.lower()
    answers = " ".join(passage[s:e].lower() for s, e in example["spans"])
    found = []
    name = next((m for m in SHORT_NAME.finditer(question) if m.start() > 0 and m.group().lower() in text), None)
    if name:
        # Another name of the same passage misleads most.
        near = sorted({m.group() for m in SHORT_NAME.finditer(passage) if m.group().lower() not in lower and m.group().lower() not in answers and m.group().lower() not in STOP_WORDS})
        other = random_.choice(near) if near and random_.random() < 0.5 else random_.choice(names)
        if other != name.group():
            found.append(replaced(question, name, other))
    number = next((m for m in NUMBER.finditer(question) if m.group() in passage), None)
    if number:
        value = number.group()
        near = sorted({m.group() for m in NUMBER.finditer(passage) if m.group() not in question and m.group() not in answers and len(m.group()) == len(value)})
        if near and random_.random() < 0.5:
            other = random_.choice(near)
        elif value.isdigit() and len(value) == 4:
            other = str(int(value) + random_.choice([-30, -7, -2, -1, 1, 3, 10, 25]))
        else:
            other = random_.choice(numbers)
        if other != value and (near or other not in passage):
            found.append(replaced(question, number, other))
    for one, other in random_.sample(OPPOSITES, len(OPPOSITES)):
        for here, there in ((one, other), (other, one)):
            # "was not" and the like belong behind the question's own subject; only where the word stands in the passage too.
            if re.search(rf"\b{here}\b", lower) and there not in text and " not" not in there:
                found.append(re.sub(rf"(?i)\b{here}\b", there, question, count=1))
                break
        if len(found) > 2:
            break
    # A word that the passage has too becomes another of its shape: one that the passage has elsewhere, or one
    # used like it ("founded", "abolished"). Of the nearest, some mean the same.
    said = [m for m in re.finditer(r"\b[a-z]{4,}\b", question) if m.group() not in STOP_WORDS and m.group()[:5] in text and m.start() > 0]
    if said:
        match = random_.choice(said)
        word = match.group()
        told = " ".join(text[s:e] for s, e in sentences(text) if any(s < end and start < e for start, end in example["spans"]))
        elsewhere = sorted({w for w in re.findall(r"\b[a-z]{4,}\b", text) if shape(w) == shape(word) and w[:4] not in lower and w not in told and w not in STOP_WORDS})
        alike = [w for w in neighbours(word) if w[:4] not in text and w[:4] not in lower]
        others = elsewhere if elsewhere and random_.random() < 0.5 else alike
        if others:
            found.append(replaced(question, match, random_.choice(others)))
    random_.shuffle(found)
    return found


def pointer(random_, example, titles):
    """A passage that speaks of the question's matter and only says where to read of it."""
    keywords = [word for word in re.findall(r"[\w'’-]+", example["question"]) if word.lower() not in STOP_WORDS]
    if len(keywords) < 3:
        return None
    matter = " ".join(keywords[-4:])
    form = random_.choice(
        [
            "To learn about {m}, see the {t} page.",
            "{m}: read more in {t}.",
            "This page answers questions such as {q}",
            "If you want to know more about {m}, ask in {t}.",
            "{t} describes {m} in detail.",
            "{q} We are often asked this. Please contact {t}.",
        ]
    )
    return form.format(m=matter, t=random_.choice(titles), q=example["question"])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("base", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    random_ = random.Random(arguments.seed)
    answered, whole, by_source = [], [], defaultdict(int)
    unanswered = []
    for source, (share, weight) in SOURCES.items():
        for line in read(arguments.data / f"{source}.jsonl.gz"):
            if random_.random() > share:
                continue
            spans = [(a["start"], a["start"] + len(a["text"])) for a in line["answers"]]
            kind = "none" if not spans else "sentence" if line.get("answer_kind") == "sentence" or source == "conditionalqa_evidence" else "span"
            passage, spans = window(random_, line["passage"], spans)
            if kind != "none" and not spans:
                continue
            example = {"question": line["question"], "title": line.get("title"), "passage": passage, "spans": spans, "kind": kind, "source": source, "weight": weight}
            (answered if spans else unanswered).append(example)
            by_source[source] += 1
    titles = sorted({e["title"] for e in answered if e["title"] and len(e["title"]) < 60})
    names = sorted({m.group() for e in answered for m in list(NAME.finditer(e["passage"]))[:3] if len(m.group()) < 40})
    numbers = sorted({m.group() for e in answered for m in list(NUMBER.finditer(e["passage"]))[:3]})

    def negative(example, question, passage, source, weight=1.0, title=None):
        cut, _ = window(random_, passage, [])
        unanswered.append({"question": question, "title": title, "passage": cut, "spans": [], "kind": "none", "source": source, "weight": weight})

    for name, share in (("unanswerable_retrieved", RETRIEVED_SHARE), ("unanswerable_removed", REMOVED_SHARE)):
        for line in read(arguments.data / f"{name}.jsonl.gz"):
            if line.get("origin") in SOURCES and random_.random() < share:
                negative(None, line["question"], line["passage"], name, title=line.get("title"))
    passages = {line["id"]: line for line in read(arguments.data / "rerank" / "passages.jsonl.gz")}
    for line in read(arguments.data / "rerank" / "queries.jsonl.gz"):
        share = RERANK_NEGATIVES.get(line["source"])
        if share and line["negatives"] and random_.random() < share * 0.25:
            wrong = passages[random_.choice(line["negatives"][:3])]
            negative(None, line["question"], wrong["text"], "rerank", 0.8, wrong.get("title"))
        share = RERANK_POSITIVES.get(line["source"])
        if share and line["negatives"] and line["positives"] and random_.random() < share:
            right = passages[random_.choice(line["positives"])]
            # From the beginning: where in a long one the answer stands is not known.
            text = right["text"][:900]
            whole.append({"question": line["question"], "title": right.get("title"), "passage": text, "spans": [(0, len(text))], "kind": "sentence", "source": f"{line['source']} passage", "weight": 0.7})
            wrong = passages[random_.choice(line["negatives"][-3:])]
            negative(None, line["question"], wrong["text"], f"{line['source']} passage", 0.7, wrong.get("title"))
    neighbours = nearest_words(arguments.base)
    for example in answered:
        if random_.random() < 0.5:
            for question in adversaries(random_, example, names, numbers, neighbours)[:1]:
                negative(example, question, example["passage"], "adversary", 0.8, example["title"])
        if random_.random() < 0.03 and (text := pointer(random_, example, titles)):
            negative(example, example["question"], text, "pointer", 0.8, example["title"])
    # A kind of question without a figure or name is told from its passage by another passage of the same source.
    by = defaultdict(list)
    for example in answered:
        by[example["source"]].append(example)
    for example in answered:
        if random_.random() < 0.05:
            other = random_.choice(by[example["source"]])
            if all(example["passage"][s:e].lower() not in other["passage"].lower() for s, e in example["spans"]):
                negative(example, example["question"], other["passage"], "other passage", 0.5, other["title"])

    everything = answered + whole + unanswered
    random_.shuffle(everything)
    for example in everything:
        example["question"] = as_people_ask(random_, example["question"])
        as_on_a_page(random_, example, titles)
    arguments.out.mkdir(parents=True, exist_ok=True)
    held = len(everything) // 50
    for name, part in (("held-out", everything[:held]), ("train", everything[held:])):
        with open(arguments.out / f"{name}.jsonl", "w", encoding="utf8") as file:
            for example in part:
                file.write(json.dumps(example, ensure_ascii=False) + "\n")
    counts = defaultdict(int)
    for example in everything:
        counts[example["source"], example["kind"]] += 1
    for key, count in sorted(counts.items()):
        print(*key, count)
    print(len(answered), "answered,", len(unanswered), "not")


if __name__ == "__main__":
    main()
