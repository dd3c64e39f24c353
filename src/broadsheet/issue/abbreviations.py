"""Words that carry a full stop without ending a sentence, by language.

`ALWAYS` words never end a sentence here, even those that can ("etc.", "Inc."): a missed cut costs nothing.
`BEFORE_NUMBER` words are abbreviations only with a number behind them ("No. 5", "mar. 2026"); alone they are
ordinary words ("no.", "el mar.").

An entry in lower case also matches with a capital ("cf", "Cf"); one with a capital only so ("Sat", not "he
sat"). Three shapes need no entry, the guards know them: a single letter ("J.", "p.m.", "z. B.", "د."),
short parts joined by points ("sig.ra", "S.p.A."), Latin letters without a vowel ("Mr", "Nr", "vgl").
"""

from __future__ import annotations

# Used by all languages in Latin letters, and for Latin names inside the other scripts.
LATIN = (
    "al apud ca circa cf cfr ed eds esp est et etc ibid id loc op cit vol vols max min tel fax Inc Co "
    "Corp Prof Ste Jan Feb Apr Aug Sep Sept Oct Nov Dec Wm Geo Chas Thos Jas Jos Ch Chr Th Ph MM"
)

ALWAYS: dict[str, str] = {
    "en": (
        "Messrs Mmes Esq Rev Hon Fr Capt Cpt Col Gen Adm Maj Lieut Cmdr Cdr Gov Sen Rep Pres Supt Sec "
        "Treas Amb Insp Sgt Pvt Ave Blvd Bldg Apt Rte Hwy Terr Mt Ft Assn Assoc Bros Dept Univ Inst "
        "Intl Natl Admin approx avg dept dist div encl excl govt incl misc orig oz repr rev trans viz "
        "Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Mar Jun Jul Ala Ariz Calif Colo Conn Fla Ill Ind "
        "Mass Mich Minn Miss Mont Neb Okla Ore Penn Tenn Tex Wash Wis Wyo Ont Que Brig Ven"
    ),
    "fr": (
        "Mme Mmes Mlle Mlles Me Pr Sr Vve Cie Éts Ets Sté Gal Cdt Cne Col Lt adj ann anc app appt apr "
        "arr auj av bibl boul bull chap coll comm conf dép dépt dir doc éd env équiv ex fasc févr fig "
        "hab ill inf int inv janv juil avr oct nov déc sept masc fém mens paragr plur prov pseud rééd "
        "réf rég rev sing sup suppl suiv tél trad trim univ brig cap capit gén insp lieut serg"
    ),
    "es": (
        "Sra Sres Sras Srta Srtas Dra Dres Dras Dña Profa Lic Licda Ing Arq Abog Excmo Excma Excmos "
        "Ilmo Ilma Rvdo Rvda Fdo Hno Hna Hnos Gral Cnel Cap Cmte Tte Alm Sto Sta Ud Uds Vd Vds Mons "
        "Pdte Pdta Avda Av Ctra Pza Urb Edif Dpto Depto Apdo Apto Tfno Teléf Cía Ltda Admón Adj Dir "
        "Dtor Dtora Prov Rte EE UU FF AA CC OO JJ RR HH aprox dcha der ej esq fasc izq izqda máq máx "
        "mín núm obs pág págs párr ref hab sig sigs trad Alc Brig Cmdte Sgto"
    ),
    "pt": (
        "Sra Sras Srta Dra Dras Profa Eng Enga Arq Exmo Exma Exa Exas Ilmo Ilma Rev Pe Sto Sta Gen Cel "
        "Cap Ten Alm Maj Gov Dep Sen Pres Av Al Trav Pça Rod Apto Ap Cj Cia Ltda Mal Des Dir Univ Inst "
        "Fac aprox cel coord coords ex fasc fig figs máx mín núm obs org orgs pág págs ref refs resp "
        "séc sécs trad Brig Com Sarg"
    ),
    "de": (
        "Hr Hrn Fr Frl Fam Fa Gebr Ges Inh Ing Dipl Mag Hrsg Red Verf Verl Vors Präs Min Reg Insp Sen "
        "Nachf Str Pl Abb Abk Abs Abschn Abt Anh Anl Anm Aufl Ausg Ausst Beil Bez Bhf Hbf Einl Einw "
        "Forts Gem Gde Jh Jhd Jg Kap Kat Lit Lfg Mio Mrd Tsd Mo Di Mi Do Sa So Mär Jun Jul Okt Dez Febr "
        "Österr Pos Sek Std Suppl Temp Ziff abzgl allg amtl angebl ausschl bearb beil bes betr bez ehem "
        "einschl engl entspr ev evang evtl exkl franz geb gegr gem gen gesch gest gez ggf griech inkl "
        "insb insbes ital jährl jun jur sen kath lat luth med mind monatl nachm näml nat nördl südl "
        "östl westl oec orig österr phil pol prot rer röm schweiz sel sog teilw tägl theol übers urspr "
        "usw usf verh vermutl versch vorl vorm wiss wöchentl zit zul zus zzgl agr cand dent em forest "
        "habil hist math mus päd paed pharm stud techn vet Uffz"
    ),
    "it": (
        "sig sigg dott avv ing arch geom rag on sen mons rev cav uff gr comm gen col cap ten magg amm "
        "pres dir segr prof proff all artt capp cell cod ecc es fam fasc figg incl int introd lett pag "
        "pagg par ric ripr rist sec secc seg segg somm sup suppl tav tavv trad tratt voll brig serg"
    ),
    "fa": "صص رک نک قس ره",
    "ar": "صص إلخ الخ مج تح هج",
}

BEFORE_NUMBER: dict[str, str] = {
    "en": "no nos art arts app ch chap col eq ex exp fig figs item lot para pl pt ref sec sect ser tab",
    "fr": "no nos art arts ch div lot pos tab tit vers",
    "es": (
        "no art arts cap caps col fig figs lám sec secc tab tít tom ene feb mar abr may jun jul ago oct "
        "nov dic"
    ),
    "pt": (
        "no art arts cap caps col est lote par sec tab tít jan fev mar abr mai jun jul ago set out nov dez"
    ),
    "de": "Art Artt Fig Ref Tab Taf",
    "it": "no art cap fig num rif tab tit feb mar apr mag giu lug ago set sett ott nov dic",
}

# Names that end in a mark of their own: "Yahoo! Mail", "Jeopardy! Night".
NAMES_WITH_A_MARK = frozenset({"Jeopardy", "Joomla", "Kahoot", "Oklahoma", "Wham", "Yahoo", "Yum"})
