"""Writes a LoRA as one safetensors file with the metadata that others expect: kohya's `ss_` keys, ModelSpec
1.0.1 and the hashes of both."""

import base64
import collections
import hashlib
import io
import json
import re

from safetensors.torch import save

THUMBNAIL = 88  # JPEG quality


def write(file, tensors, metadata):
    """All values are strings. The same tensors and metadata give the same bytes."""
    body = save(tensors)
    kohya = with_metadata(body, {key: value for key, value in metadata.items() if key.startswith("ss_")})
    digest = hashlib.sha256(tensor_bytes(body)).hexdigest()
    hashes = {
        "sshs_model_hash": digest,
        "sshs_legacy_hash": hashlib.sha256(kohya[0x100000:0x110000]).hexdigest()[:8],
        "modelspec.hash_sha256": f"0x{digest}",
    }
    part = file.with_suffix(".part")
    part.write_bytes(with_metadata(body, metadata | hashes))
    part.replace(file)


def with_metadata(body, metadata):
    """The bytes of a safetensors file with this metadata in its header, which stays a multiple of 8."""
    header = json.loads(body[8 : -len(tensor_bytes(body))])
    header = {"__metadata__": dict(sorted(metadata.items())), **header}
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return len(text).to_bytes(8, "little") + text + tensor_bytes(body)


def tensor_bytes(body):
    return body[8 + int.from_bytes(body[:8], "little") :]


def data_url(image):
    """A small JPEG picture as text."""
    packed = io.BytesIO()
    image.save(packed, "JPEG", quality=THUMBNAIL, optimize=True)
    return "data:image/jpeg;base64," + base64.b64encode(packed.getvalue()).decode()


def tag_frequency(folder, captions):
    """How often each comma-separated piece of the captions occurs, the most frequent first, as kohya counts
    them; the fifty first ones."""
    counts = collections.Counter()
    for caption in captions:
        counts.update(piece.strip() for piece in re.split(",", caption) if piece.strip())
    return json.dumps({folder: dict(counts.most_common(50))})
