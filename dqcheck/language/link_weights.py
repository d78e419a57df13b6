"""Weights of the model of which figures belong together, by kind of relation and feature.

Written by ``bench/link_training.py``, which says how; not to be edited.
"""

from collections.abc import Mapping

WEIGHTS: Mapping[str, str] = {
    "flow": """
bias=-4.82 a:ends=0.17 a:opens=0.50 a<across=-0.06 a<aside=0.11 a<colon=0.03 a<comma=-0.50 a<compared=-0.10 a<end=0.05
a<equals=-0.05 a<inflow=-0.25 a<opened=-0.10 a<opening=0.79 a<outflow=-0.04 a<parts=-0.14 a<period=0.21 a<plan=0.03
a<reached=0.05 a<rest=0.30 a<semicolon=-0.16 a<start=0.10 a<times=0.10 a<total=0.07 a>across=0.05 a>colon=-0.15
a>comma=-0.11 a>inflow=0.09 a>joined=-0.12 a>opened=-0.20 a>opening=0.05 a>outflow=-0.07 a>period=-0.08 a>rest=-0.09
a>semicolon=0.45 a>slash=-0.11 a>stop=0.18 abr:r<closing=0.58 abr:r<comma=0.28 abr:r<end=0.02 abr:r<fall=0.23
abr:r<opened=-0.17 abr:r<period=0.08 abr:r<reached=0.19 abr:r<rest=-0.07 abr:r<semicolon=0.12 abr:r<slash=0.03
abr:r<stop=0.06 abr:r<total=-0.07 b:change=-0.17 b:ends=-0.14 b:opens=0.15 b<aside=-0.05 b<colon=-0.17 b<comma=0.34
b<compared=-0.16 b<end=-0.03 b<equals=-0.15 b<fall=-0.05 b<inflow=-0.72 b<joined=0.49 b<opened=-0.06 b<outflow=1.33
b<parts=-0.13 b<period=0.13 b<reached=0.45 b<rest=-0.05 b<semicolon=-0.42 b<slash=-0.04 b<stop=0.16 b<total=-0.19
b>across=-0.07 b>closed=-0.08 b>closing=0.24 b>comma=0.14 b>end=-0.09 b>inflow=-0.22 b>joined=-0.13 b>opened=-0.04
b>outflow=-0.12 b>period=-0.09 b>reached=-0.07 b>rest=0.16 b>semicolon=0.23 b>slash=0.03 b>stop=-0.05
crossed:aside=-0.22 crossed:compared=-0.10 crossed:parts=-0.16 crossed:period=-0.12 crossed:semicolon=0.18
crossed:stop=-0.04 depth:+0=-0.17 depth:--=-0.09 depth:0+=-0.10 depth:00=0.39 gap-result:-3=0.30 gap-result:-4=-0.11
gap-result:1=-0.17 gap-result:2=-0.02 goes-on<=-0.59 goes-on>=-0.31 half-fraction=-0.03 heads:many=-0.09 heads:one=0.07
heads:some=0.03 kind:count=-0.11 kind:measure=-0.10 kind:money=0.22 noun-of-result:differ=-0.27
noun-of-result:same=0.04 noun-of-result:unit=0.11 noun-of-result:unsaid=0.10 nouns:differ=-0.45 nouns:like=0.12
nouns:same=-0.07 nouns:unit=0.11 nouns:unsaid=0.29 order:abr=0.19 order:rab=-0.19 others:0=0.05 others:1=-0.04
r:change=-0.09 r:ends=0.34 r:opens=-0.09 r<aside=-0.03 r<closing=0.54 r<comma=0.24 r<end=0.02 r<fall=0.23
r<inflow=-0.05 r<opened=-0.17 r<opening=0.18 r<period=0.06 r<reached=0.19 r<rest=-0.18 r<semicolon=0.11 r<slash=0.03
r<stop=0.05 r<total=-0.08 r>closed=-0.08 r>comma=-0.37 r>inflow=-0.05 r>joined=-0.07 r>opened=0.16 r>outflow=-0.08
r>period=-0.05 r>rest=0.05 r>semicolon=-0.07 r>slash=-0.13 r>stop=-0.12 rab:r<closing=-0.04 rab:r<comma=-0.04
rab:r<inflow=-0.05 rab:r<opening=-0.08 rab:r<period=-0.02 rab:r<rest=-0.11 rates:0=0.09 rates:1=-0.08 sentences:0=0.04
sentences:1=-0.06 sentences:2=0.03 shared-with-result:all=0.17 shared-with-result:few=-0.18
shared-with-result:half=0.18 shared-with-result:no=-0.33 shared-with-result:none=0.16 shared:abr:all=0.56
shared:abr:few=0.28 shared:abr:half=-0.33 shared:abr:no=-0.50 shared:abr:none=0.19 shared:rab:all=-0.08
shared:rab:half=-0.03 shared:rab:no=-0.05 shared:rab:none=-0.04
""",
    "growth": """
bias=-2.61 a:ends=0.05 a:opens=0.74 a:per=0.07 a<aside=-0.03 a<closed=-0.03 a<closing=0.52 a<colon=0.20 a<comma=-0.38
a<compared=0.08 a<each=-0.11 a<end=0.64 a<equals=-0.51 a<inflow=-0.19 a<joined=-0.03 a<mean=0.09 a<opened=-0.68
a<opening=-0.09 a<outflow=0.25 a<period=0.13 a<rest=-0.03 a<rise=-0.04 a<semicolon=0.05 a<slash=-0.18 a<start=-0.06
a<stop=-0.13 a<total=0.14 a>aside=0.07 a>closed=-0.51 a>closing=-0.31 a>comma=0.83 a>dash=0.07 a>joined=-0.15
a>opened=0.34 a>outflow=-0.13 a>period=0.29 a>reached=0.05 a>rise=-0.33 a>semicolon=-0.33 a>stop=0.04
abr:r<closed=-0.14 abr:r<comma=0.04 abr:r<fall=0.07 abr:r<joined=-0.09 abr:r<opened=0.14 abr:r<reached=-0.07
arb:r<closed=0.15 arb:r<comma=0.03 arb:r<fall=0.26 arb:r<joined=0.21 arb:r<opened=-0.12 b:ends=0.14 b:opens=0.23
b:per=0.21 b<closed=0.03 b<closing=-0.07 b<colon=0.16 b<comma=-0.76 b<compared=0.60 b<dash=-0.06 b<each=-0.09
b<end=-0.25 b<equals=-0.26 b<fall=0.34 b<inflow=0.27 b<joined=-0.27 b<mean=0.15 b<opened=0.65 b<opening=0.16
b<outflow=-0.06 b<period=-0.19 b<plan=0.24 b<reached=0.16 b<rest=-0.37 b<rise=0.41 b<semicolon=-0.46 b<slash=-0.31
b<start=0.78 b<stop=-0.28 b>closed=0.17 b>comma=-0.25 b>compared=0.24 b>each=-0.08 b>end=0.24 b>joined=0.13
b>opened=-0.33 b>period=0.29 b>rise=-0.11 b>semicolon=0.30 b>slash=0.05 b>stop=-0.08 bar:r<closed=-0.06
bar:r<comma=0.31 bar:r<fall=-0.36 bar:r<joined=-0.06 bar:r<opened=0.11 bar:r<reached=-0.04 bar:r<rise=0.33
bar:r<stop=0.21 blocks:0=0.20 bra:r<comma=-0.10 bra:r<fall=-0.14 bra:r<opened=-0.11 bra:r<period=-0.05
bra:r<reached=-0.10 bra:r<rise=-0.04 bra:r<semicolon=-0.06 crossed:aside=-0.18 crossed:compared=-0.17
crossed:parts=-0.14 crossed:period=-0.25 crossed:plan=0.10 crossed:semicolon=-1.16 crossed:stop=-0.10 depth:+0=-0.04
depth:--=-0.32 depth:-0=-0.37 depth:0+=0.71 depth:00=-0.10 gap-operands:-1=0.31 gap-operands:-2=-0.41
gap-operands:-3=-0.11 gap-operands:-4=-0.02 gap-operands:1=0.16 gap-operands:3=-0.06 gap-operands:4=0.14
gap-result:-1=0.07 gap-result:-2=-0.18 gap-result:-3=-0.05 gap-result:-4=0.40 gap-result:1=-0.30 gap-result:2=0.24
gap-result:3=-0.18 half-fraction=-0.20 kind:count=-0.26 kind:measure=0.14 kind:money=0.12 like:0=0.23 like:3=-0.22
nouns:differ=-0.57 nouns:like=0.20 nouns:same=0.35 nouns:unit=0.26 nouns:unsaid=-0.24 order:abr=0.04 order:arb=0.17
order:bar=0.04 order:bra=-0.35 order:rab=0.02 order:rba=0.08 others:0=-0.13 others:1=-0.14 r:about=-0.13 r:change=-0.09
r:ends=0.58 r:opens=0.58 r<closed=-0.07 r<comma=0.10 r<compared=-0.11 r<each=0.20 r<equals=-0.06 r<fall=0.30
r<joined=0.06 r<period=-0.16 r<reached=-0.23 r<rest=-0.04 r<semicolon=-0.32 r<stop=0.27 r>closed=0.08 r>compared=-0.19
r>each=-0.15 r>end=0.05 r>fall=0.14 r>opened=0.09 r>opening=0.09 r>period=-0.07 r>rise=0.06 r>semicolon=-0.34
r>start=-0.07 r>stop=-0.19 r>total=-0.14 rab:r<comma=-0.07 rab:r<fall=0.28 rab:r<opened=-0.02 rab:r<rise=-0.19
rates:0=0.64 rates:1=-0.51 rates:2=-0.13 rba:r<comma=-0.12 rba:r<each=0.18 rba:r<fall=0.19 rba:r<rise=-0.10
sentences:0=0.30 sentences:1=-0.24 sentences:2=-0.06 shared-with-result:all=0.07 shared-with-result:half=0.06
shared-with-result:no=-0.05 shared-with-result:none=-0.05 shared:abr:all=0.40 shared:abr:half=-0.41 shared:abr:no=-0.20
shared:abr:none=0.25 shared:arb:all=0.35 shared:arb:half=-0.16 shared:arb:no=-0.37 shared:arb:none=0.39
shared:bar:all=0.14 shared:bar:half=0.04 shared:bar:no=-0.20 shared:bar:none=0.06 shared:bra:all=-0.11
shared:bra:no=-0.11 shared:bra:none=-0.07 shared:rab:no=-0.07 shared:rab:none=0.09 shared:rba:all=-0.20
shared:rba:none=0.36 units-differ=-0.11
""",
    "growth-amount": """
bias=-2.08 a:about=-0.10 a:ends=-0.07 a:opens=0.19 a:per=-0.13 a<aside=-0.09 a<closed=-0.08 a<closing=0.20
a<colon=-0.24 a<comma=-0.47 a<compared=-0.23 a<each=0.16 a<end=0.79 a<equals=-0.09 a<inflow=0.18 a<joined=-0.15
a<opened=-0.07 a<opening=-0.20 a<outflow=-0.26 a<period=0.13 a<plan=-0.07 a<reached=0.21 a<rest=0.27 a<semicolon=0.09
a<share=0.05 a<slash=-0.06 a<start=-0.05 a<stop=-0.27 a<total=-0.18 a>closed=-0.32 a>closing=0.14 a>comma=-0.17
a>opened=0.05 a>outflow=0.06 a>plan=0.04 a>semicolon=0.05 a>slash=0.23 abr:r<closed=0.09 abr:r<comma=0.10
abr:r<compared=0.09 abr:r<end=-0.26 abr:r<fall=0.03 abr:r<joined=0.09 abr:r<rise=0.14 abr:r<semicolon=0.25
abr:r<stop=-0.18 arb:r<comma=0.24 arb:r<compared=-0.07 arb:r<fall=0.12 arb:r<period=0.20 arb:r<rise=0.18
arb:r<semicolon=-0.12 b:ends=0.52 b:opens=0.32 b:per=-0.31 b<aside=0.14 b<colon=0.30 b<comma=-0.33 b<compared=0.90
b<each=-0.02 b<end=-0.18 b<equals=-0.17 b<fall=0.23 b<inflow=-0.17 b<joined=-0.21 b<opened=0.32 b<opening=0.36
b<outflow=-0.34 b<period=0.11 b<plan=0.61 b<reached=0.02 b<rest=-0.16 b<rise=-0.03 b<semicolon=-0.32 b<share=0.10
b<slash=0.08 b<start=0.51 b<stop=-0.10 b<total=-0.60 b>closed=0.28 b>comma=-0.41 b>compared=0.54 b>end=0.34
b>fall=-0.04 b>joined=0.06 b>opened=-0.09 b>outflow=-0.03 b>rest=0.22 b>rise=-0.05 b>semicolon=0.07 b>slash=-0.34
b>stop=0.04 bar:r<closed=-0.10 bar:r<comma=0.07 bar:r<fall=-0.21 bar:r<rest=0.37 bar:r<rise=0.07 bar:r<semicolon=0.08
bar:r<stop=0.05 bra:r<comma=-0.17 bra:r<fall=-0.18 bra:r<rise=-0.06 bra:r<semicolon=-0.03 bra:r<stop=-0.03
crossed:aside=-0.24 crossed:compared=0.35 crossed:parts=-0.23 crossed:period=-0.04 crossed:plan=0.20
crossed:semicolon=-1.02 crossed:stop=-0.06 depth:+0=-0.04 depth:--=-0.11 depth:-0=-0.06 depth:0+=0.38 depth:00=-0.27
gap-operands:-1=0.18 gap-operands:-2=-0.23 gap-operands:-3=-0.32 gap-operands:-4=0.23 gap-operands:1=0.21
gap-operands:2=-0.12 gap-operands:3=0.12 gap-operands:4=-0.08 gap-result:-1=0.26 gap-result:-2=0.09 gap-result:-3=-0.17
gap-result:-4=0.13 gap-result:1=-0.18 gap-result:2=-0.10 gap-result:3=0.03 gap-result:4=-0.04 half-fraction=-0.27
kind:count=-0.34 kind:duration=0.17 kind:measure=0.12 kind:money=-0.30 kind:percent=0.25 like:0=0.67 like:1=-0.35
like:2=-0.42 like:3=0.10 noun-of-result:apart=0.25 noun-of-result:differ=-0.69 noun-of-result:like=0.40
noun-of-result:unit=0.08 noun-of-result:unsaid=-0.05 nouns:differ=-0.59 nouns:like=0.31 nouns:same=0.21 nouns:unit=0.34
nouns:unsaid=-0.27 order:abr=0.13 order:arb=0.08 order:bar=0.09 order:bra=-0.24 order:rab=-0.08 order:rba=0.02
others:0=0.24 others:1=-0.33 r:ends=0.22 r:opens=0.16 r<closing=-0.06 r<comma=0.19 r<compared=0.20 r<end=-0.26
r<fall=-0.02 r<inflow=-0.22 r<joined=0.19 r<opened=-0.04 r<outflow=-0.13 r<period=0.15 r<reached=0.25 r<rest=0.34
r<rise=0.40 r<semicolon=0.06 r<stop=-0.16 r<total=-0.18 r>closed=-0.04 r>comma=0.43 r>compared=-0.18 r>each=-0.15
r>equals=0.24 r>joined=-0.40 r>opened=-0.06 r>opening=0.04 r>outflow=0.05 r>period=-0.05 r>plan=-0.08 r>rise=-0.36
r>semicolon=-0.32 r>slash=-0.25 r>start=0.03 rab:r<comma=-0.18 rab:r<fall=-0.21 rab:r<rise=0.13 rates:0=-0.03
rates:1=0.29 rates:2=-0.26 rba:r<comma=0.13 rba:r<fall=0.43 rba:r<inflow=-0.39 rba:r<rise=-0.07 rba:r<semicolon=-0.12
sentences:0=0.06 sentences:1=-0.06 shared-with-result:all=0.39 shared-with-result:half=-0.02
shared-with-result:no=-0.19 shared:abr:all=0.59 shared:abr:half=-0.22 shared:abr:no=-0.16 shared:abr:none=-0.08
shared:arb:all=0.36 shared:arb:half=-0.12 shared:arb:no=-0.18 shared:arb:none=0.07 shared:bar:all=0.38
shared:bar:half=0.06 shared:bar:no=-0.38 shared:bar:none=-0.11 shared:bra:no=-0.17 shared:bra:none=-0.03
shared:rab:all=-0.24 shared:rab:none=0.17 shared:rba:all=-0.07 shared:rba:no=-0.09 shared:rba:none=0.20
""",
    "percentage": """
bias=-5.80 a:about=-0.28 a:change=-1.41 a:ends=-0.02 a:opens=0.89 a:per=0.14 a<across=0.20 a<aside=-0.27 a<closed=-0.16
a<closing=-0.04 a<colon=0.33 a<comma=-0.45 a<compared=-0.11 a<dash=-0.16 a<each=-0.19 a<end=-0.09 a<equals=0.46
a<fall=-0.64 a<inflow=0.04 a<joined=0.12 a<limit=-0.08 a<opened=0.17 a<opening=-0.12 a<other=-0.18 a<outflow=0.38
a<parts=0.09 a<period=-0.33 a<plan=0.19 a<reached=0.38 a<rest=0.02 a<rise=-0.65 a<semicolon=0.11 a<share=0.15
a<slash=0.41 a<start=0.15 a<stop=0.04 a<times=0.03 a<total=0.33 a>across=0.14 a>aside=-0.23 a>closed=-0.14
a>closing=0.28 a>colon=-0.13 a>comma=0.56 a>compared=-0.04 a>each=-0.39 a>end=-0.46 a>equals=-0.14 a>inflow=-0.27
a>joined=0.60 a>opened=0.37 a>opening=-0.14 a>outflow=0.24 a>parts=-0.06 a>period=-0.07 a>plan=0.03 a>reached=-0.67
a>rest=-0.13 a>rise=0.23 a>semicolon=-0.43 a>share=-0.11 a>slash=0.83 a>start=0.12 a>stop=-0.57 a>times=-0.09
a>total=-0.21 abr:r<closing=-0.07 abr:r<colon=-0.19 abr:r<comma=0.25 abr:r<compared=-0.09 abr:r<dash=0.07
abr:r<end=-0.02 abr:r<equals=0.64 abr:r<joined=-0.04 abr:r<opened=0.43 abr:r<outflow=-0.04 abr:r<parts=-0.10
abr:r<reached=0.40 abr:r<rise=-0.15 abr:r<semicolon=-0.12 abr:r<share=0.14 abr:r<stop=-0.24 arb:r<colon=-0.16
arb:r<comma=-0.13 arb:r<equals=-0.03 arb:r<opened=0.19 arb:r<period=-0.11 arb:r<reached=0.21 arb:r<semicolon=0.04
arb:r<share=-0.28 b:about=-0.09 b:change=-0.34 b:ends=0.86 b:opens=1.10 b:per=0.03 b<across=-0.70 b<aside=0.11
b<closed=-0.55 b<closing=-0.45 b<colon=0.09 b<comma=-0.87 b<compared=0.08 b<dash=-0.13 b<each=0.08 b<end=-0.26
b<equals=-0.24 b<fall=-0.36 b<inflow=0.22 b<joined=0.08 b<limit=0.27 b<mean=-0.27 b<opened=-0.09 b<opening=-0.40
b<outflow=-0.60 b<parts=0.22 b<period=0.81 b<plan=0.53 b<reached=0.14 b<rise=-0.37 b<semicolon=-0.15 b<slash=0.67
b<stop=-0.33 b<times=-0.13 b<total=1.09 b>across=-0.03 b>aside=0.29 b>closed=0.24 b>colon=-0.03 b>comma=0.08
b>compared=0.02 b>dash=0.40 b>each=-0.08 b>end=0.18 b>equals=-0.17 b>fall=0.27 b>inflow=0.03 b>joined=-0.42
b>opened=-0.48 b>outflow=0.62 b>parts=0.41 b>period=0.23 b>plan=0.15 b>reached=-0.29 b>rise=-0.14 b>semicolon=0.06
b>share=-0.16 b>slash=-0.26 b>stop=-0.12 b>times=-0.25 b>total=0.12 bar:r<across=-0.12 bar:r<aside=0.11
bar:r<comma=0.38 bar:r<equals=-0.14 bar:r<inflow=-0.26 bar:r<joined=0.16 bar:r<opened=0.49 bar:r<outflow=0.02
bar:r<period=0.13 bar:r<reached=-0.14 bar:r<rest=-0.11 bar:r<rise=-0.05 bar:r<semicolon=0.13 bar:r<share=0.18
bar:r<slash=0.21 bar:r<stop=0.03 blocks:0=0.69 blocks:1=-0.60 blocks:2=-0.09 bra:r<closed=0.14 bra:r<colon=0.11
bra:r<comma=0.06 bra:r<each=0.16 bra:r<opened=-0.52 bra:r<outflow=-0.04 bra:r<reached=-0.44 bra:r<rest=0.12
bra:r<rise=-0.07 bra:r<semicolon=-0.04 bra:r<share=-0.20 crossed:aside=0.08 crossed:compared=-0.14 crossed:parts=0.25
crossed:period=0.09 crossed:plan=0.46 crossed:semicolon=-1.24 crossed:stop=-0.15 depth:++=-0.21 depth:+0=0.09
depth:--=0.19 depth:-0=-0.06 depth:0+=0.10 depth:0-=-0.07 depth:00=-0.03 fraction=0.50 gap-operands:-1=-0.42
gap-operands:-2=-0.50 gap-operands:-3=0.12 gap-operands:-4=0.42 gap-operands:1=-0.11 gap-operands:2=0.05
gap-operands:3=0.19 gap-operands:4=0.26 gap-result:-1=1.49 gap-result:-2=0.79 gap-result:-3=-0.92 gap-result:-4=-0.67
gap-result:1=-0.12 gap-result:2=-0.07 gap-result:3=0.25 gap-result:4=-0.72 half-fraction=0.35 kind:count=-0.11
kind:measure=0.36 kind:money=-0.25 like:0=0.68 like:1=-0.09 like:2=-0.42 like:3=-0.18 nouns:differ=-0.02
nouns:like=0.10 nouns:same=-0.28 nouns:unit=0.11 nouns:unsaid=0.10 order:abr=0.41 order:arb=-0.26 order:bar=0.53
order:bra=-0.63 order:rab=0.23 order:rba=-0.28 others:0=0.37 others:1=-0.43 others:2=0.06 r:about=-0.71 r:change=-1.27
r:ends=-0.13 r:opens=1.12 r:per=0.07 r<across=-0.14 r<aside=-0.14 r<closed=0.13 r<closing=-0.27 r<colon=-0.22
r<comma=-0.08 r<compared=-0.12 r<dash=0.28 r<each=-0.24 r<end=0.09 r<equals=0.46 r<fall=0.17 r<inflow=-0.43
r<limit=0.31 r<opened=-0.23 r<outflow=0.09 r<parts=-0.15 r<period=-0.07 r<plan=0.21 r<reached=-0.18 r<rest=-0.02
r<rise=-0.28 r<semicolon=0.19 r<share=0.10 r<slash=0.13 r<stop=-0.25 r<times=-0.15 r>closed=0.17 r>comma=0.16
r>compared=-0.12 r>dash=0.16 r>each=0.45 r>end=0.17 r>inflow=-0.39 r>limit=-0.08 r>opened=0.39 r>outflow=0.19
r>parts=-0.17 r>period=-0.17 r>plan=-0.39 r>reached=-0.55 r>rest=0.08 r>semicolon=0.18 r>slash=0.06 r>start=0.15
r>stop=-0.35 r>total=0.27 rab:r<colon=-0.04 rab:r<comma=-0.33 rab:r<end=0.11 rab:r<opened=-0.69 rab:r<period=0.25
rab:r<reached=-0.28 rab:r<semicolon=0.25 rab:r<share=0.34 rates:0=0.66 rates:1=-0.28 rates:2=-0.37 rba:r<comma=-0.31
rba:r<inflow=-0.02 rba:r<opened=-0.14 rba:r<outflow=0.20 rba:r<period=-0.14 rba:r<reached=0.06 rba:r<rest=-0.03
rba:r<semicolon=-0.06 rba:r<share=-0.09 sentences:0=0.83 sentences:1=-0.68 sentences:2=-0.15
shared-with-result:all=0.26 shared-with-result:few=-0.24 shared-with-result:half=-0.10 shared-with-result:no=-0.61
shared-with-result:none=0.70 shared:abr:all=0.72 shared:abr:few=-0.04 shared:abr:half=0.05 shared:abr:no=0.28
shared:abr:none=-0.60 shared:arb:all=-0.09 shared:arb:few=-0.12 shared:arb:half=-0.11 shared:arb:no=-0.04
shared:arb:none=0.09 shared:bar:all=0.24 shared:bar:few=-0.24 shared:bar:half=0.30 shared:bar:no=0.30
shared:bar:none=-0.08 shared:bra:all=-0.43 shared:bra:few=-0.08 shared:bra:half=-0.41 shared:bra:no=-0.24
shared:bra:none=0.53 shared:rab:all=0.48 shared:rab:half=-0.11 shared:rab:no=-0.22 shared:rab:none=0.08
shared:rba:all=-0.37 shared:rba:half=-0.02 shared:rba:no=-0.21 shared:rba:none=0.34 units-differ=-0.36
""",
    "product": """
bias=-5.49 a:ends=0.44 a:opens=0.38 a:per=-0.25 a<across=-0.04 a<aside=-0.28 a<closing=-0.17 a<colon=-0.29 a<comma=0.17
a<compared=-0.03 a<equals=-0.02 a<inflow=-0.18 a<limit=-0.16 a<mean=0.74 a<opened=-0.04 a<outflow=0.13 a<period=-0.15
a<reached=-0.05 a<rest=-0.15 a<semicolon=0.12 a<slash=-0.14 a<start=-0.24 a<stop=0.08 a<times=-0.24 a<total=-0.29
a>closed=-0.04 a>colon=0.30 a>comma=-0.43 a>each=0.25 a>end=-0.22 a>equals=0.08 a>inflow=-0.34 a>joined=-0.09
a>limit=-0.07 a>opened=0.13 a>other=-0.04 a>outflow=-0.15 a>period=-0.04 a>reached=-0.08 a>semicolon=-0.21 a>slash=0.21
a>stop=0.24 a>times=-0.04 a>total=-0.10 abr:r<across=-0.06 abr:r<comma=0.30 abr:r<each=-0.16 abr:r<joined=-0.03
abr:r<semicolon=-0.07 abr:r<total=-0.02 arb:r<across=-0.09 arb:r<aside=-0.08 arb:r<colon=-0.12 arb:r<comma=-0.29
arb:r<each=-0.19 arb:r<end=-0.03 arb:r<equals=-0.16 arb:r<inflow=-0.08 arb:r<opened=0.27 arb:r<parts=-0.08
arb:r<semicolon=0.06 arb:r<stop=-0.03 arb:r<total=-0.08 b:about=-0.07 b:opens=-0.03 b<across=-0.24 b<aside=0.32
b<closed=-0.03 b<closing=-0.26 b<colon=0.29 b<comma=-0.81 b<compared=-0.10 b<each=-0.11 b<end=-0.09 b<equals=-0.14
b<inflow=0.30 b<joined=0.38 b<limit=-0.07 b<mean=-0.17 b<opened=-0.12 b<opening=-0.07 b<outflow=0.08 b<parts=0.03
b<period=-0.19 b<reached=0.13 b<rest=-0.08 b<semicolon=-0.42 b<slash=0.10 b<start=-0.17 b<stop=-0.15 b<times=-0.39
b<total=0.25 b>across=-0.03 b>aside=-0.17 b>closed=0.47 b>comma=0.14 b>compared=-0.12 b>each=-0.27 b>end=-0.05
b>equals=-0.19 b>inflow=-0.17 b>joined=0.43 b>limit=-0.05 b>mean=0.30 b>outflow=0.23 b>period=-0.10 b>reached=-0.06
b>rest=-0.03 b>semicolon=-0.11 b>slash=0.22 b>stop=-0.19 b>times=0.10 b>total=-0.07 bar:r<closed=0.25 bar:r<colon=0.17
bar:r<comma=-0.03 bar:r<compared=-0.12 bar:r<each=0.31 bar:r<end=-0.28 bar:r<equals=0.36 bar:r<inflow=-0.33
bar:r<joined=-0.25 bar:r<opened=0.08 bar:r<outflow=-0.10 bar:r<reached=-0.05 bar:r<semicolon=0.05 bar:r<slash=-0.21
bar:r<total=-0.37 blocks:0=0.16 blocks:1=-0.03 blocks:2=-0.12 bra:r<colon=-0.19 bra:r<comma=0.37 bra:r<end=0.03
bra:r<inflow=-0.05 bra:r<joined=0.42 bra:r<opened=0.04 bra:r<period=0.13 bra:r<rest=0.03 bra:r<semicolon=0.06
bra:r<total=0.56 crossed:aside=-0.50 crossed:compared=-0.27 crossed:parts=0.13 crossed:period=-0.12
crossed:semicolon=-0.71 crossed:stop=-0.10 depth:++=0.35 depth:+0=-0.15 depth:--=-0.05 depth:-0=-0.03 depth:00=-0.09
gap-operands:-1=0.93 gap-operands:-2=-0.08 gap-operands:-3=-0.26 gap-operands:-4=-0.02 gap-operands:1=-0.19
gap-operands:2=-0.10 gap-operands:3=-0.10 gap-operands:4=-0.17 gap-result:-1=0.77 gap-result:-2=-0.23
gap-result:-3=-0.23 gap-result:-4=-0.18 gap-result:1=0.13 gap-result:2=-0.14 gap-result:3=-0.23 gap-result:4=0.12
kind:count=-0.28 kind:measure=0.21 kind:money=-0.15 kind:rate=0.22 like:0=1.07 like:1=-0.64 like:2=-0.29 like:3=-0.14
noun-of-result:apart=-0.20 noun-of-result:differ=-0.46 noun-of-result:like=0.26 noun-of-result:same=0.63
noun-of-result:unit=0.06 noun-of-result:unsaid=-0.29 nouns:apart=0.94 nouns:differ=0.46 nouns:like=-0.37
nouns:same=-0.76 nouns:unsaid=-0.27 order:abr=-0.02 order:arb=-0.17 order:bar=0.32 order:bra=0.34 order:rab=-0.38
order:rba=-0.09 others:0=0.69 others:1=-0.43 others:2=-0.26 r:about=-0.15 r:ends=0.29 r:opens=0.11 r<across=-0.15
r<aside=0.03 r<closed=0.19 r<closing=-0.04 r<colon=-0.09 r<comma=0.04 r<compared=-0.13 r<each=0.03 r<end=-0.29
r<equals=0.32 r<inflow=-0.11 r<joined=0.14 r<mean=0.14 r<opened=0.38 r<outflow=-0.12 r<parts=-0.16 r<period=0.31
r<reached=0.15 r<semicolon=0.09 r<slash=0.03 r<start=-0.10 r<stop=-0.26 r<times=-0.25 r<total=0.41 r>closed=-0.12
r>comma=0.36 r>compared=-0.08 r>each=0.02 r>end=0.15 r>equals=0.20 r>inflow=-0.06 r>joined=-0.45 r>limit=-0.10
r>opened=-0.36 r>outflow=-0.03 r>parts=0.30 r>period=-0.04 r>reached=0.10 r>rest=-0.04 r>semicolon=-0.33 r>slash=-0.27
r>start=0.19 r>stop=0.15 r>times=0.14 r>total=0.22 rab:r<colon=-0.10 rab:r<comma=-0.06 rab:r<each=-0.08
rab:r<inflow=-0.14 rab:r<joined=-0.05 rab:r<reached=0.16 rab:r<start=-0.07 rates:0=0.22 rates:1=-0.04 rates:2=-0.18
rba:r<aside=0.13 rba:r<colon=0.16 rba:r<comma=-0.24 rba:r<each=0.15 rba:r<equals=0.04 rba:r<inflow=0.51
rba:r<joined=0.12 rba:r<opened=0.09 rba:r<outflow=-0.34 rba:r<slash=-0.05 rba:r<stop=-0.18 rba:r<total=0.36
sentences:0=0.22 sentences:1=-0.07 sentences:2=-0.16 shared-with-result:all=0.42 shared-with-result:few=-0.08
shared-with-result:no=-0.12 shared-with-result:none=-0.23 shared:abr:all=-0.24 shared:abr:half=-0.04 shared:abr:no=0.04
shared:abr:none=0.22 shared:arb:few=-0.04 shared:arb:half=-0.11 shared:arb:no=0.23 shared:arb:none=-0.22
shared:bar:all=0.30 shared:bar:few=-0.07 shared:bar:half=0.15 shared:bar:no=-0.46 shared:bar:none=0.40
shared:bra:all=0.02 shared:bra:few=-0.16 shared:bra:half=0.02 shared:bra:no=0.22 shared:bra:none=0.23
shared:rab:no=-0.19 shared:rab:none=-0.19 shared:rba:all=0.20 shared:rba:half=0.12 shared:rba:no=0.02
shared:rba:none=-0.44 units-differ=0.64
""",
    "total": """
bias=-6.09 a:about=-0.31 a:change=0.73 a:ends=-0.51 a:opens=1.35 a<across=0.52 a<aside=0.38 a<closed=-0.06
a<closing=-0.21 a<colon=0.05 a<comma=-0.41 a<compared=0.38 a<dash=0.03 a<each=0.38 a<end=0.19 a<equals=0.76
a<fall=-0.15 a<inflow=-0.06 a<joined=-0.21 a<limit=0.24 a<mean=-0.17 a<opened=-0.14 a<opening=0.29 a<outflow=0.20
a<parts=0.77 a<period=0.09 a<plan=0.14 a<reached=0.33 a<rest=0.05 a<rise=0.54 a<semicolon=0.05 a<share=-0.32
a<slash=0.29 a<start=0.03 a<stop=-1.20 a<times=0.07 a<total=0.07 a>across=-0.08 a>aside=-0.13 a>closed=-0.61
a>closing=0.05 a>colon=0.11 a>comma=0.20 a>compared=-0.02 a>dash=-0.23 a>end=-0.27 a>equals=0.44 a>fall=-0.42
a>joined=-0.05 a>limit=-0.45 a>opened=0.22 a>opening=-0.20 a>outflow=0.07 a>parts=0.15 a>period=-0.76 a>plan=0.82
a>reached=-0.08 a>rest=-0.56 a>rise=-0.40 a>semicolon=0.25 a>share=-0.11 a>slash=-0.19 a>start=-0.20 a>stop=0.24
a>total=0.59 abr:r<across=-0.17 abr:r<aside=0.28 abr:r<closed=-0.37 abr:r<closing=-0.17 abr:r<colon=-0.30
abr:r<comma=0.51 abr:r<compared=-0.12 abr:r<dash=0.02 abr:r<each=0.13 abr:r<end=-0.06 abr:r<equals=0.14
abr:r<inflow=0.36 abr:r<joined=-0.15 abr:r<mean=-0.10 abr:r<opened=0.19 abr:r<other=0.03 abr:r<outflow=0.33
abr:r<parts=-0.09 abr:r<period=0.16 abr:r<plan=-0.43 abr:r<reached=0.12 abr:r<rest=-0.11 abr:r<semicolon=0.48
abr:r<share=0.14 abr:r<slash=-0.20 abr:r<start=-0.07 abr:r<stop=-0.33 abr:r<total=0.94 arb:r<across=-0.09
arb:r<aside=-0.10 arb:r<closed=-0.03 arb:r<closing=-0.04 arb:r<comma=-0.43 arb:r<compared=0.36 arb:r<end=0.39
arb:r<equals=-0.17 arb:r<inflow=-0.33 arb:r<joined=-0.15 arb:r<outflow=-0.20 arb:r<parts=0.38 arb:r<period=-0.37
arb:r<rest=0.09 arb:r<semicolon=-0.38 arb:r<slash=0.03 arb:r<start=0.43 arb:r<stop=-0.08 arb:r<total=-0.36 b:about=0.06
b:change=0.56 b:ends=1.14 b:opens=-0.34 b<across=0.81 b<aside=-0.49 b<closed=0.41 b<closing=0.11 b<colon=0.08
b<comma=-0.13 b<compared=-0.46 b<dash=-0.11 b<each=-0.54 b<end=0.14 b<equals=-0.55 b<fall=0.62 b<inflow=0.22
b<joined=0.55 b<limit=-0.29 b<mean=-0.16 b<opened=-0.36 b<opening=-0.12 b<other=-0.13 b<outflow=-0.21 b<parts=-0.20
b<plan=-0.14 b<reached=-0.42 b<rest=1.41 b<rise=0.75 b<semicolon=0.29 b<share=-0.09 b<start=0.15 b<stop=0.45
b<times=-0.43 b<total=0.15 b>across=-0.36 b>aside=-0.29 b>closed=0.48 b>closing=-0.32 b>colon=-0.11 b>comma=-0.63
b>compared=0.08 b>dash=0.09 b>end=-0.50 b>equals=0.12 b>fall=0.19 b>inflow=0.16 b>joined=-0.54 b>limit=-0.30
b>opened=0.37 b>opening=0.43 b>other=0.50 b>outflow=0.14 b>parts=-0.18 b>period=0.27 b>reached=0.15 b>rest=0.92
b>rise=-0.32 b>semicolon=-0.08 b>share=-0.11 b>slash=-0.79 b>start=-0.48 b>stop=-0.27 b>total=-0.18 blocks:0=1.02
blocks:1=-0.31 blocks:2=-0.70 crossed:aside=-0.91 crossed:compared=0.17 crossed:parts=0.17 crossed:period=0.36
crossed:plan=-0.14 crossed:semicolon=-1.07 crossed:stop=0.33 depth:++=0.38 depth:+0=0.50 depth:--=-0.61 depth:-0=0.48
depth:0+=-0.81 depth:0-=0.07 fraction=-0.09 gap-operands:1=-0.29 gap-operands:2=-0.29 gap-operands:3=0.38
gap-result:-1=0.17 gap-result:-2=-0.75 gap-result:-3=0.14 gap-result:-4=0.10 gap-result:1=-0.33 gap-result:2=-0.80
gap-result:3=1.53 gap-result:4=-0.06 goes-on<=-0.78 goes-on>=-0.97 half-fraction=0.70 heads:many=-0.06 heads:one=0.33
heads:some=-0.08 kind:count=-0.09 kind:measure=0.03 kind:money=0.06 like:0=1.13 like:1=-1.81 like:2=0.40 like:3=0.28
noun-of-result:differ=-0.24 noun-of-result:like=-0.05 noun-of-result:same=0.11 noun-of-result:unit=0.09
noun-of-result:unsaid=0.08 nouns:differ=-0.46 nouns:like=0.14 nouns:same=0.09 nouns:unit=0.09 nouns:unsaid=0.14
order:abr=0.03 order:arb=-0.37 order:rab=0.34 others:0=0.27 others:1=-0.14 others:2=-0.13 parts:3=0.56 parts:4=-0.08
parts:5=-0.29 r:change=-0.11 r:ends=0.78 r:opens=1.22 r:per=0.16 r<across=-0.20 r<aside=0.30 r<closed=-0.33
r<closing=-0.22 r<colon=-0.27 r<comma=-0.04 r<compared=0.38 r<dash=-0.04 r<each=-0.09 r<end=0.57 r<equals=0.24
r<fall=0.17 r<inflow=0.23 r<joined=-0.17 r<limit=-0.03 r<mean=0.06 r<opened=-0.48 r<opening=0.05 r<other=0.03
r<outflow=0.11 r<parts=0.19 r<period=0.03 r<plan=-0.15 r<reached=0.11 r<rest=0.19 r<rise=0.26 r<semicolon=-0.42
r<share=0.10 r<slash=-0.18 r<start=0.09 r<stop=-0.80 r<times=0.26 r<total=0.25 r>across=-0.58 r>aside=-0.48
r>closing=-0.17 r>colon=-0.11 r>comma=-0.27 r>compared=0.52 r>dash=0.54 r>each=0.05 r>end=0.11 r>equals=-0.14
r>fall=0.28 r>inflow=-0.16 r>limit=0.08 r>opened=-0.13 r>outflow=0.59 r>parts=-0.05 r>period=-0.10 r>plan=0.41
r>reached=-0.30 r>rest=0.22 r>semicolon=-0.58 r>share=0.11 r>slash=-0.13 r>start=-0.09 r>stop=-0.49 r>times=-0.02
r>total=0.52 rab:r<across=0.05 rab:r<aside=0.12 rab:r<closed=0.07 rab:r<colon=0.04 rab:r<comma=-0.13
rab:r<compared=0.15 rab:r<each=-0.36 rab:r<end=0.24 rab:r<equals=0.28 rab:r<fall=0.02 rab:r<inflow=0.20
rab:r<joined=0.12 rab:r<mean=0.17 rab:r<opened=-0.69 rab:r<outflow=-0.02 rab:r<parts=-0.10 rab:r<period=0.24
rab:r<plan=0.29 rab:r<rest=0.21 rab:r<rise=0.17 rab:r<semicolon=-0.52 rab:r<start=-0.28 rab:r<stop=-0.39
rab:r<times=0.26 rab:r<total=-0.34 rates:0=0.28 rates:1=0.24 rates:2=-0.52 sentences:0=0.89 sentences:1=-0.04
sentences:2=-1.15 sentences:3=-0.97 sentences:4=1.08 shared-with-result:all=0.19 shared-with-result:few=0.30
shared-with-result:half=-0.14 shared-with-result:no=-0.25 shared-with-result:none=-0.10 shared:abr:all=0.38
shared:abr:few=-0.12 shared:abr:half=0.18 shared:abr:no=-0.23 shared:abr:none=-0.18 shared:arb:all=-0.17
shared:arb:few=-0.13 shared:arb:half=-0.32 shared:arb:no=-0.10 shared:arb:none=0.35 shared:rab:all=0.56
shared:rab:half=0.06 shared:rab:no=0.02 shared:rab:none=-0.31 units-differ=-0.56
""",
}
