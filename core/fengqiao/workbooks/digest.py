"""The digest by which a file is known again."""

import hashlib


def sm3(content: bytes) -> str:
    """Return the SM3 digest (GB/T 32905) in hexadecimal."""
    if "sm3" in hashlib.algorithms_available:
        return hashlib.new("sm3", content).hexdigest()
    # An OpenSSL built without SM3: the cryptography wheel brings its own.
    from cryptography.hazmat.primitives.hashes import SM3, Hash

    digest = Hash(SM3())
    digest.update(content)
    return digest.finalize().hex()
