"""A reader of batches by a stranger: written from docs/batch-format.md alone, in the standard library with
ssh-keygen and age. `read_batch.py KEY IDENTITY FOLDER FILE…`: unpacks each into a folder of its own below
FOLDER and prints what it found, a line for each file; of what is refused the code, and the exit code is 1."""

import base64, csv, hashlib, json, os, re, subprocess, sys, tempfile, zlib

STEP = r"[a-z0-9](?:[a-z0-9._-]{0,59}[a-z0-9_-])?"
DEVICE = r"(?:^|/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|/|$)"


class Refused(Exception):
    pass


def check(holds, code):
    if not holds:
        raise Refused(code)


def allowed(name):
    plain = re.fullmatch(rf"{STEP}(?:/{STEP}){{0,2}}", name) and not re.search(DEVICE, name)
    return name == "SHA256SUMS" or bool(plain and len(name) < 100)


def header(name, size):
    fields = [name.encode().ljust(100, b"\0"), b"0000644\0", b"0000000\0", b"0000000\0"]
    fields += [b"%011o\0" % size, b"00000000000\0", b" " * 8, b"0", bytes(100), b"ustar\0" + b"00", bytes(247)]
    block = b"".join(fields)
    return block[:148] + b"%06o\0 " % sum(block) + block[156:]


def members(data, inside):
    """Name and content of each member; every byte in between is what it must be."""
    frame = "archiveInvalid" if inside else "frameAltered"
    at = 0
    while True:
        block = data[at : at + 512]
        check(len(block) == 512, "archiveInvalid" if inside else "cutShort")
        if block == bytes(512):
            check(len(data) >= at + 1024, "archiveInvalid" if inside else "cutShort")
            check(data[at + 512 : at + 1024] == bytes(512), frame)
            check(len(data) == at + 1024, "archiveInvalid" if inside else "somethingAdded")
            return
        name = block[:100].split(b"\0")[0].decode("latin1")
        check(allowed(name), "pathNotAllowed" if inside else "frameAltered")
        check(re.fullmatch(rb"[0-7]{11}\0", block[124:136]), frame)
        size = int(block[124:135], 8)
        check(block == header(name, size), frame)
        end = at + 512 + size
        padded = end + -size % 512
        check(len(data) >= padded, "archiveInvalid" if inside else "cutShort")
        check(not any(data[end:padded]), frame)
        yield name, data[at + 512 : end]
        at = padded


def read_json(data, known, code):
    try:
        value = json.loads(data.decode("utf-8"))
        spelt = json.dumps(value, indent=2, ensure_ascii=False).encode("utf-8") + b"\n"
    except (ValueError, RecursionError):
        raise Refused(code)
    check(spelt == data and isinstance(value, dict), code)
    check(value.get("format") == known, "formatUnknown")
    return value


def fingerprint(key):
    digest = hashlib.sha256(base64.b64decode(key.split()[1])).digest()
    return "SHA256:" + base64.b64encode(digest).decode().rstrip("=")


def is_signed(content, signature, key, namespace):
    lines = signature.decode("latin1").split("\n")
    body = base64.b64encode(base64.b64decode("".join(lines[1:-2]))).decode()
    wrapped = [body[at : at + 70] for at in range(0, len(body), 70)]
    armour = ["-----BEGIN SSH SIGNATURE-----", *wrapped, "-----END SSH SIGNATURE-----", ""]
    if lines != armour:
        return False
    with tempfile.TemporaryDirectory() as folder:
        signers, signed = os.path.join(folder, "signers"), os.path.join(folder, "signature")
        open(signers, "w").write(f"sender {key}\n")
        open(signed, "wb").write(signature)
        command = ["ssh-keygen", "-Y", "verify", "-f", signers, "-I", "sender", "-n", namespace, "-s", signed]
        return subprocess.run(command, input=content, capture_output=True).returncode == 0


def unseal(payload, envelope, identity):
    stanzas = b"(?:-> X25519 [A-Za-z0-9+/]{43}\n[A-Za-z0-9+/]{43}\n){%d}" % len(envelope["sealedFor"])
    check(re.match(b"age-encryption.org/v1\n" + stanzas + b"--- [A-Za-z0-9+/]{43}\n", payload), "sealBroken")
    opened = subprocess.run(["age", "-d", "-i", identity], input=payload, capture_output=True)
    check(b"no identity matched" not in opened.stderr, "notForUs")
    check(opened.returncode == 0, "sealBroken")
    check(opened.stdout[:8] == b"\x1f\x8b\x08" + bytes(5), "archiveInvalid")
    try:
        gzip = zlib.decompressobj(31)
        most = 64 * 2**20 + 100 * len(payload)
        inside = gzip.decompress(opened.stdout, most + 2**20)
    except zlib.error:
        raise Refused("archiveInvalid")
    check(len(inside) <= most + 2**20 and not gzip.unconsumed_tail, "tooMuchInside")
    check(gzip.eof and not gzip.unused_data, "archiveInvalid")
    return inside, most


def rows_of(folder, part):
    with open(os.path.join(folder, *part["path"].split("/")), newline="", encoding="utf-8") as table:
        rows = len(list(csv.DictReader(table)))
    check(rows == part["rows"], "countsDiffer")
    return rows


def read(file, key, identity, folder):
    data = open(file, "rb").read(2 * 2**30 + 1)
    check(len(data) <= 2 * 2**30, "tooLarge")
    begin = b"envelope.json\0"
    check(data[: len(begin)] == begin[: len(data)], "notABatch")
    outside = members(data, inside=False)
    named = dict(zip(("envelope.json", "envelope.json.sig", "payload.tar.gz.age"), outside))
    check(all(name == found for name, (found, _) in named.items()) and len(named) == 3, "frameAltered")
    envelope_bytes, signature, payload = (content for _, content in named.values())
    envelope = read_json(envelope_bytes, "hai-long-envelope/1", "envelopeInvalid")
    left = envelope.get("leftOut", [])
    check(not left or envelope["sealedBy"] != envelope["author"]["key"], "envelopeInvalid")
    check(all(path.startswith("private/") for path in left), "envelopeInvalid")
    check(envelope["sealedBy"] == fingerprint(key), "senderUnknown")
    check(is_signed(envelope_bytes, signature, key, "hai-long-envelope"), "signatureInvalid")
    check(hashlib.sha256(payload).hexdigest() == envelope["payload"]["sha256"], "payloadAltered")
    check(len(payload) == envelope["payload"]["bytes"], "frameAltered")
    check(next(outside, None) is None, "somethingAdded")

    inside, most = unseal(payload, envelope, identity)
    parts = members(inside, inside=True)
    name, manifest_bytes = next(parts, ("", b""))
    check(name == "manifest.json", "archiveInvalid")
    check(hashlib.sha256(manifest_bytes).hexdigest() == envelope["manifest"], "otherThanEnvelope")
    manifest = read_json(manifest_bytes, "hai-long-batch/1", "manifestInvalid")
    name, signature = next(parts, ("", b""))
    check(name == "manifest.json.sig", "archiveInvalid")
    author = manifest["author"]
    check(is_signed(manifest_bytes, signature, author["key"], "hai-long-manifest"), "manifestSignatureInvalid")
    named = (author["unit"]["code"], (author["station"] or {"code": None})["code"], fingerprint(author["key"]))
    outer = envelope["author"]
    check(named == (outer["unitCode"], outer["stationCode"], outer["key"]), "otherThanEnvelope")
    check((manifest["kind"], manifest["place"]) == (envelope["kind"], envelope["place"]), "otherThanEnvelope")
    paths = [part["path"].lower() for part in manifest["parts"]]
    taken = paths + ["manifest.json", "manifest.json.sig"]
    folders = {"/".join(path.split("/")[:n]) for path in paths for n in range(1, path.count("/") + 1)}
    there = [part for part in manifest["parts"] if part["path"] not in left]
    check(len(there) + len(left) == len(manifest["parts"]), "otherThanEnvelope")
    check(all(allowed(part["path"]) for part in manifest["parts"]), "pathNotAllowed")
    check(len(set(taken)) == len(taken) and not folders & set(taken), "pathNotAllowed")
    check(sum(part["bytes"] for part in manifest["parts"]) <= most, "tooMuchInside")
    for part in there:
        name, content = next(parts, (None, b""))
        check(name is not None, "partMissing")
        check(name == part["path"], "partUnexpected")
        check(len(content) == part["bytes"], "partAltered")
        check(hashlib.sha256(content).hexdigest() == part["sha256"], "partAltered")
        path = os.path.join(folder, *name.split("/"))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        open(path, "xb").write(content)
    check(next(parts, None) is None, "partUnexpected")
    if manifest["kind"] != "station":
        tables = {part["path"]: rows_of(folder, part) for part in manifest["parts"] if part["path"].endswith(".csv")}
        return {"name": envelope["manifest"], "unit": author["unit"]["name"], "tables": tables}
    with open(os.path.join(folder, "data", "ratings.csv"), newline="", encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    scores = [int(row["score"]) for row in rows if row["kind"] == "answer"]
    return {"name": envelope["manifest"], "unit": author["unit"]["name"], "rows": len(rows), "sum": sum(scores)}


key, identity, folder, *files = sys.argv[1:]
code = 0
for number, file in enumerate(files):
    try:
        found = read(file, key, identity, os.path.join(folder, str(number)))
    except Refused as refused:
        found, code = {"refused": str(refused)}, 1
    print(json.dumps(found, ensure_ascii=False))
sys.exit(code)
