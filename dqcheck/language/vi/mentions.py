"""Vietnamese words that tell which figures of a report speak of a field of a form, folded."""

from dqcheck.language.types.mentions import MentionReach, MentionWords
from dqcheck.language.wording import Wording

MENTIONS = MentionWords(
    detail=Wording(
        r"\b(?:trong do|tang|giam|so voi|muc tieu|chi tieu|ke hoach|phan dau|du kien|them|con lai|binh quan|toi da|"
        r"toi thieu)\b"
    ),
    link=Wording(r".*\b(?:va|voi|gom|co|la|con|dat)\b"),
    everything=Wording(r"\b(?:tong|tong so|gom|co|voi|la|hien co|toan xa|quan ly)\s*$|^$"),
    some=Wording(
        r"\s*(?:da|chua|duoc|co|dat|thuoc|dac biet|kho khan|vung|nam|trien khai|moi|con|khong|dang|trong|o|tai)\b"
    ),
    reach=MentionReach(named_words=4, noun_words=1),
)
