"""Golden token ids, by transformers' CLIPTokenizer (written with transformers 5.23, tokenizers 0.23).

    python engine/src/test/golden/tokenizer.py

reads assets/tokenizer/clip and writes engine/src/test/resources/golden/tokenizer:

    clip.jsonl      CLIP's vocabulary, bare: ["text", [ids without start and end]] a line
    padded.jsonl    the same vocabulary declared as SDXL's second tokenizer declares it (padded with "!")
    tiny.jsonl      a vocabulary of 50 merges and without most bytes (tiny/vocab.json, tiny/merges.txt)
"""

import json
import random
import shutil
import tempfile
import unicodedata
from pathlib import Path

from transformers import CLIPTokenizer

ROOT = Path(__file__).resolve().parents[4]
CLIP = ROOT / "assets/tokenizer/clip"
OUT = ROOT / "engine/src/test/resources/golden/tokenizer"

PROMPTS = """\
a red lighthouse on a hill at sunset
A photo of an astronaut riding a horse on Mars, 4k, highly detailed
masterpiece, best quality, 1girl, solo, (blue eyes:1.2), [long hair], looking at viewer
portrait of a weathered fisherman; oil on canvas -- in the style of the old masters
lowres, bad anatomy, bad hands, text, error, missing fingers, cropped, worst quality
isometric cutaway of a tiny ramen shop, volumetric light, f/1.8, 35mm
it's the dog's toy, they're here, I've won, I'm late, we'll see, he'd go, DON'T, 'tis, rock'n'roll
''quoted'' "double" ‘curly’ “curly” «guillemets» `ticks` 's 't 're 've 'm 'll 'd 'S 'RE
price: $1,299.99 (20% off!) — 3½ stars, 10⁶ units, Ⅷ, ①②③, ٣٤٥, ४५, 〇一二三, 0123456789
C:\\path\\file.txt https://example.org/a?b=c&d=e#frag user@example.org #hashtag @handle
!!! ??? ... --- *** ,,, ;;; !? ?! :-) ;) <3 \\o/ ¯\\_(ツ)_/¯
<|startoftext|> <|endoftext|> a<|endoftext|>b <|startoftext|><|startoftext|>
<|STARTOFTEXT|>!! x<|EndOfText|>y !<|ENDOFTEXT|>!! <|startoftext <|start|> |endoftext|>
<lora:thing:0.8> __wildcard__ {a|b} [from:to:0.5] BREAK AND
a\u0301 e\u0301 n\u0303 o\u0308 A\u030a \u1e9b\u0323 \ufb01 \u2126 \u212b \u1100\u1161\u11a8 \u0929
ΣΊΣΥΦΟΣ ὈΔΥΣΣΕΎΣ İstanbul ISPARTA ẞ ß ǅ ǈ ﬀ Ⅷ Ⓐ 𝐀𝓑 𐐀𐐁 Ꭰ
Z͑ͫ̓a̴l̷g̸o̵ t̶e̷x̸t̵ ȩ̷̛͔x̴̧͓̍a̶͇͝m̸̨͌
naïve café über Ångström œuvre Þórr ñandú šaltibarščiai çağ
kIlO-mEtEr CamelCase snake_case kebab-case SCREAMING mixed123abc 1a2b3c x2 2x
""".splitlines()

SCRIPTS = {
    "Arabic": "منظر طبيعي جميل عند غروب الشمس، لوحة زيتية",
    "Hebrew": "בַּיִת אדום ליד עץ גבוה בלילה",
    "Persian": "یک خانه‌ی قرمز کنار دریا",
    "Hindi": "पहाड़ी पर एक लाल घर, सूर्यास्त के समय क्षत्रिय",
    "Bengali": "নদীর ধারে একটি ছোট্ট বাড়ি",
    "Tamil": "மலை மீது ஒரு சிவப்பு வீடு",
    "Telugu": "కొండ మీద ఎర్రటి ఇల్లు",
    "Thai": "บ้านสีแดงบนเนินเขาตอนพระอาทิตย์ตก",
    "Lao": "ເຮືອນສີແດງ",
    "Burmese": "တောင်ကုန်းပေါ်က အိမ်နီ",
    "Khmer": "ផ្ទះពណ៌ក្រហម",
    "Tibetan": "ཁང་པ་དམར་པོ",
    "Georgian": "წითელი სახლი ბორცვზე ᲡᲐᲮᲚᲘ",
    "Armenian": "Կարմիր տուն բլրի վրա և",
    "Greek": "ένα κόκκινο φάρος στο λόφο, ΗΛΙΟΒΑΣΙΛΕΜΑΣ",
    "Russian": "Красный маяк на холме на закате, ёлка Ёж",
    "Ukrainian": "Червоний маяк, їжак ґанок",
    "Serbian": "Љубав и њежност Џ",
    "Chinese": "日落時山上的紅色燈塔，水彩画，高清",
    "Japanese": "夕暮れの丘の上の赤い灯台、アニメ風 ｶﾞｷﾞｸﾞ がぎぐ",
    "Korean": "해질녘 언덕 위의 빨간 등대 한글",
    "Vietnamese": "ngọn hải đăng đỏ trên đồi lúc hoàng hôn",
    "Turkish": "Kırmızı İğne, ışık, IĞDIR, şeker",
    "German": "Ein roter Leuchtturm, STRASSE straße Größe",
    "French": "Un phare rouge sur une colline, l'été, Où êtes-vous ?",
    "Polish": "Zażółć gęślą jaźń ŻÓŁĆ",
    "Czech": "Příliš žluťoučký kůň úpěl ďábelské ódy",
    "Icelandic": "Rauður viti á hæð við sólsetur",
    "Amharic": "ቀይ ቤት በኮረብታ ላይ",
    "Cherokee": "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ",
    "Mongolian": "Улаан байшин ᠮᠣᠩᠭᠣᠯ",
    "Sinhala": "කන්ද උඩ රතු ගෙදර",
    "Gothic": "𐌲𐌿𐍄𐌹𐍃𐌺",
    "Mathematical": "𝕊𝕔𝕦𝕞𝕓𝕝𝕖 ∑∫√∞≠≤ ℵ ℝ²",
    "Yi and others": "ꆈꌠ ⠓⠑⠇⠇⠕ ᚠᚢᚦ ⲁⲃⲅ",
}

EMOJI = [
    "😀", "🎨", "❤️", "❤", "👍🏽", "👩‍👩‍👧‍👦", "🏳️‍🌈", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🇯🇵", "🇫🇷🇩🇪", "1️⃣", "#️⃣", "👨🏿‍🚀",
    "🧑‍🎨", "🐈‍⬛", "☃️", "✨", "🔥🔥🔥", "♻︎", "🤷🏻‍♀️", "©", "™", "⌛", "🀄", "🂡", "→", "★彡", "\u200d", "\ufe0f",
]  # fmt: skip

SPACES = [chr(c) for c in (9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 0x85, 0xA0, 0x1680, 0x180E, 0x2000, 0x2003,
                           0x2009, 0x200A, 0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF)]  # fmt: skip


def assigned(code):
    """Leaves out what Unicode versions disagree on: the unassigned, private, and younger combining marks."""
    letter = chr(code)
    young = unicodedata.ucd_3_2_0.category(letter) == "Cn"
    return unicodedata.category(letter) not in ("Cn", "Co", "Cs") and not (young and unicodedata.combining(letter))


def corpus():
    rng = random.Random(20240607)
    words = sorted({w for p in PROMPTS for w in p.split()})
    foreign = [w for text in SCRIPTS.values() for w in text.split()]
    blocks = [c for c in range(0x250, 0x3100) if assigned(c)]
    plane1 = [c for c in range(0x10000, 0x1F700) if assigned(c)]
    latin = [c for c in range(0x250) if assigned(c)]
    texts = ["", " ", "\n\t ", *PROMPTS, *words, *SCRIPTS.values(), *EMOJI, *emoji_lines(rng)]
    texts += [f"a{space}b{space}{space}c{space}" for space in SPACES]
    texts += [f"x{chr(c)}y" for c in range(32)] + [f"\x7f{chr(c)}" for c in range(0x80, 0xA1)]
    for length in (1, 2, 63, 64, 65, 300):
        texts += ["a" * length, "ab" * length, "日" * length, "!" * length, "9" * length]
        texts.append("".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(length)))
    for pool in (latin, blocks, plane1):
        for _ in range(100):
            texts.append("".join(chr(rng.choice(pool)) for _ in range(rng.randint(1, 8))))
    for _ in range(80):  # Hangul, CJK, compatibility forms, combining marks on letters
        texts.append("".join(chr(rng.randint(0xAC00, 0xD7A3)) for _ in range(4)))
        marks = "".join(chr(rng.randint(0x300, 0x36F)) for _ in range(3))
        texts.append(rng.choice("aeiounczsAEIOU") + marks + chr(rng.randint(0xF900, 0xFA6D)))
    for _ in range(300):
        parts = rng.choices([*words, *foreign, *EMOJI], k=rng.randint(2, 7))
        texts.append("".join(part + rng.choice(["", " ", " ", ", ", "  ", "'s "]) for part in parts))
    texts = list(dict.fromkeys(texts))
    long = [" ".join(rng.choices(words + foreign, k=200)) for _ in range(2)]
    return texts + long


def emoji_lines(rng):
    return ["".join(rng.choices(EMOJI, k=4)) for _ in range(30)]


def write(name, tokenizer, texts):
    with open(OUT / name, "w", encoding="utf-8") as out:
        for text in texts:
            ids = tokenizer(text, add_special_tokens=False)["input_ids"]
            out.write(json.dumps([text, ids], ensure_ascii=False, separators=(",", ":")) + "\n")
    print(name, len(texts))


def padded():
    with tempfile.TemporaryDirectory() as folder:
        for file in CLIP.glob("*.*"):
            shutil.copy(file, folder)
        token = {"lstrip": False, "normalized": False, "rstrip": False, "single_word": False, "special": True}
        added = {0: "!", 49406: "<|startoftext|>", 49407: "<|endoftext|>"}
        config = {
            "added_tokens_decoder": {i: token | {"content": text} for i, text in added.items()},
            "bos_token": "<|startoftext|>",
            "eos_token": "<|endoftext|>",
            "pad_token": "!",
            "model_max_length": 77,
            "tokenizer_class": "CLIPTokenizer",
        }
        (Path(folder) / "tokenizer_config.json").write_text(json.dumps(config), "utf-8")
        tokenizer = CLIPTokenizer.from_pretrained(folder)
    write("padded.jsonl", tokenizer, ["a cat!", "wow!! a!b", "!<|endoftext|>!", "no marks", "¡hola! ?!"])


def tiny():
    """Letters and a few merges only: most bytes are unknown, and rank order is not length order."""
    folder = OUT / "tiny"
    folder.mkdir(exist_ok=True)
    letters = [chr(c) for c in range(ord("a"), ord("z") + 1)]
    pairs = ["a b", "b c", "ab c", "a bc</w>", "c d</w>", "l o", "lo w", "low e", "e r</w>", "lowe r</w>",
             "a a", "aa aa", "aa a</w>", "aaaa aa", "o o", "x y", "xy xy", "z z</w>", "x xy"]  # fmt: skip
    tokens = letters + [x + "</w>" for x in letters] + [p.replace(" ", "") for p in pairs]
    needed = {t for p in pairs for t in p.split(" ")}
    tokens += sorted(needed - set(tokens)) + ["<|startoftext|>", "<|endoftext|>"]
    vocab = {t: i for i, t in enumerate(dict.fromkeys(tokens))}
    (folder / "vocab.json").write_text(json.dumps(vocab, indent=0) + "\n", "utf-8")
    (folder / "merges.txt").write_text("\n".join(["#version: 0.2", *pairs]) + "\n", "utf-8")
    rng = random.Random(7)
    texts = ["lower low slow", "abc abcd aabc", "a1b é!", "xyxyxy", "xxyxy", *("a" * n for n in range(1, 20))]
    texts += ["".join(rng.choices("aabbccxyz", k=rng.randint(3, 30))) for _ in range(80)]
    write("tiny.jsonl", CLIPTokenizer.from_pretrained(folder), texts)


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    write("clip.jsonl", CLIPTokenizer.from_pretrained(CLIP), corpus())
    padded()
    tiny()
