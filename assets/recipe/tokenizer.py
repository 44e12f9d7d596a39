"""Learns the byte-pair vocabulary from the painter's captions and writes it as CLIP's files.

The format is CLIP's exactly: 256 byte symbols, the same with `</w>` at a word's end, one symbol per
merge, then `<|startoftext|>` and `<|endoftext|>`. Any text can be encoded; words of the captions
become one token each.
"""

import argparse
import collections
import json
from pathlib import Path

import regex
from transformers import CLIPTokenizer

from models import MAX_TOKENS

WORDS = regex.compile(r"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+", regex.IGNORECASE)
START, END = "<|startoftext|>", "<|endoftext|>"


def byte_symbols():
    """GPT-2's printable stand-in for each of the 256 bytes, in CLIP's order."""
    visible = [*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1), *range(ord("®"), 256)]
    hidden = [b for b in range(256) if b not in visible]
    return {b: chr(b) for b in visible} | {b: chr(256 + i) for i, b in enumerate(hidden)}


def count_words(captions):
    counts = collections.Counter()
    for caption in captions:
        counts.update(WORDS.findall(caption.lower()))
    return counts


def learn_merges(counts, limit):
    """Byte-pair encoding: joins the most frequent neighbours until `limit` merges or none is left."""
    symbols = byte_symbols()
    words = {}
    for word, count in counts.items():
        letters = [symbols[b] for b in word.encode()]
        words[tuple(letters[:-1] + [letters[-1] + "</w>"])] = count
    merges = []
    while len(merges) < limit:
        pairs = collections.Counter()
        for word, count in words.items():
            for pair in zip(word, word[1:]):
                pairs[pair] += count
        if not pairs:
            break
        best = max(pairs, key=lambda pair: (pairs[pair], pair))
        merges.append(best)
        words = {join(word, best): count for word, count in words.items()}
    return merges


def join(word, pair):
    joined = []
    i = 0
    while i < len(word):
        if word[i : i + 2] == pair:
            joined.append(word[i] + word[i + 1])
            i += 2
        else:
            joined.append(word[i])
            i += 1
    return tuple(joined)


def write(folder, merges):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    letters = list(byte_symbols().values())
    tokens = letters + [s + "</w>" for s in letters] + ["".join(m) for m in merges] + [START, END]
    vocab = {token: i for i, token in enumerate(dict.fromkeys(tokens))}
    (folder / "vocab.json").write_text(json.dumps(vocab, ensure_ascii=False), "utf-8")
    lines = ["#version: 0.2", *(" ".join(merge) for merge in merges)]
    (folder / "merges.txt").write_text("\n".join(lines) + "\n", "utf-8")
    special = {"bos_token": START, "eos_token": END, "pad_token": END, "unk_token": END}
    config = special | {
        "tokenizer_class": "CLIPTokenizer",
        "model_max_length": MAX_TOKENS,
        "do_lower_case": True,
        "errors": "replace",
        "add_prefix_space": False,
    }
    (folder / "special_tokens_map.json").write_text(json.dumps(special, indent=2) + "\n", "utf-8")
    (folder / "tokenizer_config.json").write_text(json.dumps(config, indent=2) + "\n", "utf-8")


def load(folder):
    return CLIPTokenizer.from_pretrained(folder)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("captions", help="captions.tsv of a painted data set")
    parser.add_argument("folder", help="where to write the tokenizer")
    parser.add_argument("--merges", type=int, default=1000)
    arguments = parser.parse_args()
    text = Path(arguments.captions).read_text("utf-8").replace("\t", "\n").splitlines()
    found = learn_merges(count_words(text), arguments.merges)
    write(arguments.folder, found)
    print(f"{len(found)} merges, {len(load(arguments.folder))} tokens")
