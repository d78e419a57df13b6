"""Formulas of any shape, for laws that hold of all of them."""

from hypothesis import strategies as st

NUMBERS = ("a", "b", "c")
TEXTS = ("kind", "place")

terms = st.recursive(
    st.one_of(st.sampled_from(NUMBERS), st.sampled_from(["0", "1", "2.5", "10", "0.04"])),
    lambda inner: st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from("+-*/"), inner),
        st.builds("-{}".format, inner),
        st.builds("abs({})".format, inner),
        st.builds("{}({}, {})".format, st.sampled_from(["sum", "min", "max"]), inner, inner),
        st.builds("(if a < {} then {} else {})".format, inner, inner, inner),
    ),
    max_leaves=5,
)
words = st.sampled_from(["'city'", '"Xã"', "'a b'"])
comparisons = st.one_of(
    st.builds("{} {} {}".format, terms, st.sampled_from(["==", "!=", "<", "<=", ">", ">=", "=", "<>"]), terms),
    st.builds("{} < {} <= {}".format, terms, terms, terms),
    st.builds("{} in ({}, {})".format, terms, terms, terms),
    st.builds("{} is blank".format, st.sampled_from(NUMBERS + TEXTS)),
    st.builds("{} {} {}".format, st.sampled_from(TEXTS), st.sampled_from(["==", "!="]), words),
    st.builds("{} in ({}, {})".format, st.sampled_from(TEXTS), words, words),
    st.builds("{} {} {}".format, st.sampled_from(TEXTS), st.sampled_from(["contains", "not starts with"]), words),
)
formulas = st.recursive(
    comparisons,
    lambda inner: st.one_of(
        st.builds("({} and {})".format, inner, inner),
        st.builds("({} or {})".format, inner, inner),
        st.builds("not ({})".format, inner),
        st.builds("(if {} then {})".format, inner, inner),
        st.builds("(if {} then {} else {})".format, inner, inner, inner),
    ),
    max_leaves=5,
)
