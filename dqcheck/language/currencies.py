"""Money of the world: the codes of ISO 4217 and the signs that are written for them.

Codes and signs are of no language. A sign that several countries use (``$``, ``¥``) is a money of its own: nothing says
which country is meant, so that it is told as the sign.
"""

from collections.abc import Mapping

_CODES = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLF CLP CNY
COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR
IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR
MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD
SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD
XCG XDR XOF XPF YER ZAR ZMW ZWG
"""

CODES = frozenset(_CODES.split())
"""The alphabetic codes of ISO 4217 that amounts are stated in."""

ALSO_WORDS = frozenset(
    "ALL AMD AOA AWG BAM BOB CAD COP CUP CVE DOP GEL GIP IRR KGS LAK MAD MNT MOP MUR PAB PEN PHP RON SAR SCR SDG SHP "
    "SOS SRD TMT TOP TRY XDR".split()
)
"""Codes that are words or abbreviations of something else as well (``TOP``, ``SDG``, ``KGS``): alone, only one that is
expected is read as money."""

NAMES_ALSO_WORDS = frozenset({"won", "rand", "tệ", "sterling"})
"""Names of money of which the same holds, in small letters."""

SIGNS: Mapping[str, str] = {
    "€": "EUR", "£": "GBP", "₫": "VND", "₩": "KRW", "₹": "INR", "฿": "THB", "₱": "PHP", "₦": "NGN", "₺": "TRY",
    "₽": "RUB", "₴": "UAH", "₪": "ILS", "₭": "LAK", "៛": "KHR", "₸": "KZT", "₮": "MNT", "₼": "AZN", "₾": "GEL",
    "₲": "PYG", "₡": "CRC", "₵": "GHS", "us$": "USD", "usd$": "USD", "u.s.$": "USD", "a$": "AUD", "au$": "AUD",
    "aud$": "AUD", "c$": "CAD", "ca$": "CAD", "can$": "CAD", "cad$": "CAD", "nz$": "NZD", "nzd$": "NZD", "s$": "SGD",
    "sg$": "SGD", "hk$": "HKD", "nt$": "TWD", "r$": "BRL", "mx$": "MXN", "j$": "JMD", "tt$": "TTD", "fj$": "FJD",
    "cn¥": "CNY", "jp¥": "JPY", "rmb": "CNY", "cn￥": "CNY", "zł": "PLN", "kč": "CZK", "sfr": "CHF",
}  # fmt: skip
"""Signs of one currency each, in small letters."""

_DOLLARS = "AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD NAD NZD SBD SGD SRD TTD TWD USD XCD"
_PESOS = "ARS CLP COP CUP DOP MXN UYU"

SHARED_SIGNS: Mapping[str, frozenset[str]] = {
    "$": frozenset(f"{_DOLLARS} {_PESOS}".split()),
    "¥": frozenset({"JPY", "CNY"}),
    "kr": frozenset({"SEK", "NOK", "DKK", "ISK"}),
    "Rs": frozenset({"INR", "PKR", "LKR", "NPR", "MUR", "SCR"}),
}
"""Signs of several currencies, with the codes of those."""

SIGN_SPELLINGS: Mapping[str, str] = {"￥": "¥", "＄": "$", "rs": "Rs", "rs.": "Rs", "₨": "Rs", "kr.": "kr"}
"""Other spellings of shared signs."""

_BEFORE = {*SIGNS, "$", "¥", "￥", "₨", "rs.", *(code.lower() for code in CODES - ALSO_WORDS)}
BEFORE_NUMBERS = tuple(sorted(_BEFORE, key=lambda name: (-len(name), name)))
"""Signs and codes that may stand before a number, the longest first, in small letters."""

MONEY_SIGNS = "".join(sorted(sign for sign in {*SIGNS, *SHARED_SIGNS} if len(sign) == 1 and not sign.isalpha()))
"""The single characters that are signs of money."""
