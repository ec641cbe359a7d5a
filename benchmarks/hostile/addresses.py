"""Addresses that lead inside, in all their spellings. A name of ours leads where `NAMES` says."""

from __future__ import annotations

NAMES = {
    "public.example": "93.184.215.14",
    "well.example": "93.184.215.15",
    "localhost": "127.0.0.1 ::1",
    "inner.example": "10.0.0.7",
    "both.example": "93.184.215.14 192.168.0.1",
    "six.example": "::ffff:10.0.0.1",
    "nat64.example": "64:ff9b::a00:1",
    "none.example": "",
}
ADDRESSES = (
    "http://127.0.0.1/", "http://127.1/", "http://0x7f.1/", "http://0x7f000001/", "http://2130706433/",
    "http://017700000001/", "http://0177.0.0.1/", "http://0/", "http://0.0.0.0/", "http://10.0.0.1/",
    "http://100.64.0.1/", "http://169.254.169.254/latest/meta-data/", "http://172.16.0.1/", "http://192.168.0.1/",
    "http://224.0.0.1/", "http://255.255.255.255/", "http://198.18.0.1/", "http://192.0.2.1/", "http://[::]/",
    "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/", "http://[64:ff9b:1::1]/", "http://[2002:7f00:1::]/", "http://[2001::1]/",
    "http://[2001:db8::1]/", "http://[fc00::1]/", "http://[fe80::1]/", "http://[fe80::1%25lo]/", "http://[fec0::1]/",
    "http://[ff02::1]/", "http://１２７.0.0.1/", "http://①②⑦.0.0.1/", "http://127。0。0。1/", "http://localhost/",
    "http://localhost./", "http://127.0.0.1./", "http://inner.example/", "http://both.example/",
    "http://six.example/", "http://nat64.example/", "http://none.example/", "http://%31%32%37.0.0.1/",
    "http://user@127.0.0.1/", "http://public.example@127.0.0.1/", "https://127.0.0.1/", "http://127.0.0.1:22/",
    "http://127.0.0.1\\@public.example/", "http:127.0.0.1/", "http:///127.0.0.1/", "file:///etc/passwd",
    "gopher://127.0.0.1/", "ftp://127.0.0.1/", "unix:///run/docker.sock", "http://", "http://[", "",
    "http://public.example:99999/", "http://public.example:0/", "http://public.example:-1/", "https://.example/",
    "https://../", "https://./", "https://a..b/", "https://*.example/", "http://" + "a" * 300 + "/",
)  # fmt: skip
