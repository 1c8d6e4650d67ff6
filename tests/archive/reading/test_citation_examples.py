"""What a careful editor would take for a source, sentence by sentence, and what not. All sentences are made up."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.archive.reading.made_up import body

IIW = "Imaginary Institute of Water"
DOJ = "Department of Justice"

ACCORDING = [
    ("According to the IIW, it rained.", [IIW]),
    ("It rained for days, according to Ada Roe.", ["Ada Roe"]),
    ("It rained for days, according to Ada Roe, a clerk at the harbour.", ["Ada Roe"]),
    ("According to Sheriff Max Poe, the bridge is shut.", ["Max Poe"]),
    ("The talks have stalled, according to two officials familiar with the matter.", ["two officials familiar with the matter"]),
    ("The ship left, according to people briefed on the talks, and will not return.", ["people briefed on the talks"]),
    ("According to people who have seen the text, the pier will close.", ["people who have seen the text"]),
    ("According to a review of court records by the IIW, nine cases were dropped.", [f"{IIW} review"]),
    ("According to the latest figures, prices rose.", ["latest figures"]),
    ("The pier is closed, according to its website.", ["website"]),
    ("According to reefwatch.example, the reef is dying.", ["reefwatch.example"]),
    ("The minister, according to a spokesman, was ill.", ["spokesman"]),
    ("The fleet will shrink by half, according to Reefwatch.", ["Reefwatch"]),
    ("The fleet will shrink by half, according to the Harbour Watchers League.", ["Harbour Watchers League"]),
    ("Prices fell 3%, according to data compiled by Harborline.", ["Harborline data"]),
    ("According to the 2023 National Harbour Assessment, use rose.", ["National Harbour Assessment"]),
    ("It failed, according to a 2019 study in the Journal of Wet Things.", ["Journal of Wet Things study"]),
    ("According to a poll of 1,204 adults by Quill & Reed, most people like rain.", ["Quill & Reed poll"]),
    ("It was, according to sources close to the family, a quarrel.", ["sources close to the family"]),
    ("According to court documents, he sold two boats.", ["court documents"]),
    ("The plane circled twice, according to witnesses.", ["witnesses"]),
    ("He died at home, according to police.", ["police"]),
    ("According to an internal memo obtained by Reefwatch, the dam leaks.", ["internal memo"]),
    ("Marco Rubio ran the yard for years. The dam leaks, according to him.", ["Marco Rubio"]),
    ("The dam leaks, according to analysts at the IIW.", [f"{IIW} analysts"]),
    ("The dam leaks, according to IIW researchers.", [f"{IIW} researchers"]),
    ("The dam leaks, according to the state’s water office.", ["state’s water office"]),
    ("The dam leaks – according to the local press – in nine places.", ["local press"]),
    ("The dam leaks (according to the IIW).", [IIW]),
    ("The dam was built in 1950. According to the IIW’s annual report, it leaks.", [f"{IIW} annual report"]),
    ("The harbour, as reported by Reefwatch, is closed.", ["Reefwatch"]),
    ("The dam leaks, as first reported by the IIW.", [IIW]),
    ("The dam, per a report from the IIW, leaks.", [f"{IIW} report"]),
    ("Per the IIW, the dam leaks.", [IIW]),
    ("In the words of one diplomat, the treaty is dead.", ["one diplomat"]),
    ("By one estimate, 40 boats sank.", ["estimate"]),
    ("The IIW’s numbers are wrong, according to the Department of Justice’s own count.", [f"{DOJ} count"]),
    ("According to the study, “it rained for nine days in the valley.”", ["study"]),
    ("“It rained for nine days in the valley,” according to the IIW.", [IIW]),
]

NEWS = [
    ("The deal is dead, according to a person who has spoken to the senator.", ["person who has spoken to the senator"]),
    ("He quit, according to two people with knowledge of the talks, who spoke on the condition of anonymity.",
     ["two people with knowledge of the talks"]),
    ("He called twice, according to a transcript released by the Department of Justice.", [f"{DOJ} transcript"]),
    ("The race is tied, according to a Quill/Reed poll released Monday.", ["Quill/Reed poll"]),
    ("A new Reefwatch University poll shows the mayor ahead.", ["Reefwatch University poll"]),
    ("He leads by 3 points, according to exit polls.", ["exit polls"]),
    ("The Roe campaign, according to public filings, raised $4 million.", ["public filings"]),
    ("Most of it was spent, according to emails released by Harborleaks.", ["Harborleaks emails"]),
    ("In a court filing Monday, the Department of Justice said the man had fled.", [f"{DOJ} court filing"]),
    ("The complaint says he sold two boats.", ["complaint"]),
    ("An internal review found that the dam leaks.", ["internal review"]),
    ("Recent polling shows a close race.", ["Recent polling"]),
    ("Research by the IIW suggests fish return.", [f"{IIW} research"]),
    ("Studies have shown that fish return.", ["Studies"]),
    ("Records show the mayor gave $500 to the club.", ["Records"]),
    ("Tax returns show the mayor owed $500.", ["Tax returns"]),
    ("Documents filed with the port show that the ship was sold.", ["Documents"]),
    ("The letter, signed by 50 clerks, says the dam leaks.", ["letter"]),
    ("Figures released Friday by the Department of Justice show a rise.", [f"{DOJ} figures"]),
    ("Government data show a rise.", ["Government data"]),
    ("The nonpartisan IIW estimated that it rained.", [IIW]),
    ("The analysis, by the IIW, found that fish return.", [f"{IIW} analysis"]),
    ("The dossier alleges that he sold two boats.", ["dossier"]),
    ("According to a draft of the order seen by Reefwatch, the port will close.", ["draft of the order"]),
    ("The port will close, according to the senator’s office.", ["senator’s office"]),
    ("According to the mayor, the port will close.", ["mayor"]),
    ("According to the mayor’s plan, the port will close.", ["mayor’s plan"]),
    ("About a third of them are new, according to Ms. Roe.", ["Roe"]),
    ("The port is safe, according to the U.S. Harbour Survey.", ["U.S. Harbour Survey"]),
    ("The gap is growing, according to the group’s latest report, which was released in May.", ["group’s latest report"]),
    ("News reports said the bridge fell.", ["News reports"]),
    ("According to news reports, the bridge fell.", ["news reports"]),
    ("According to NASA’s Ames office, it rained.", ["NASA’s Ames office"]),
    ("There is an intelligence report warning that the port could fall.", ["intelligence report"]),
    ("According to one of the clerks, the dam leaks.", ["one of the clerks"]),
    ("According to several of those present, he wept.", ["several of those present"]),
    ("According to those familiar with his thinking, he will run.", ["those familiar with his thinking"]),
    ("According to some, the dam leaks.", ["some"]),
    ("According to The Harbour Herald, the dam leaks.", ["Harbour Herald"]),
    ("According to Poe, the dam leaks.", ["Poe"]),
    ("According to Poe, who built it, the dam leaks.", ["Poe"]),
    ("According to Roe’s account, the dam leaks.", ["Roe account"]),
    ("According to official data published on Monday, prices rose.", ["official data"]),
    ("According to the filing, he sold two boats.", ["filing"]),
    ("He sold two boats, according to the criminal complaint unsealed on Friday.", ["criminal complaint"]),
    ("According to an analysis of voter data by the IIW, turnout rose.", [f"{IIW} analysis"]),
    ("It rains on, according to what Marco Rubio has said.", ["Marco Rubio"]),
    ("The IIW said in a statement that it rained.", [f"{IIW} statement"]),
    ("In a statement, the IIW said that it rained.", [f"{IIW} statement"]),
    ("Marco Rubio said in a memo that it rained.", ["Marco Rubio memo"]),
    ("A statement from the IIW said that it rained.", [f"{IIW} statement"]),
    ("The suit, filed on Monday in the harbour court, says he sold two boats.", ["suit"]),
    ("The ad says he sold two boats.", ["ad"]),
    ("The ruling said he sold two boats.", ["ruling"]),
    ("A headline in The Harbour Herald read: Rain.", ["Harbour Herald headline"]),
    ("An editorial in The Harbour Herald said that it rained.", ["Harbour Herald editorial"]),
    ("Most of the reports say that it rained.", ["reports"]),
    ("A Quill News/Harbour Herald survey had found a close race.", ["Quill News/Harbour Herald survey"]),
    ("The survey, conducted by Quill & Reed, showed a close race.", ["Quill & Reed survey"]),
    ("The report, to be published on Thursday, said it rained.", ["report"]),
    ("An IIW study of 300 dams, the largest of its kind, found leaks.", [f"{IIW} study"]),
    ("A study published last week in the journal Wet Matters found leaks.", ["Wet Matters study"]),
    ("A study led by Ada Roe found leaks.", ["study"]),
    ("In a study of 300 dams, the IIW found leaks.", [f"{IIW} study"]),
    ("Researchers found that dams leak.", ["Researchers"]),
    ("Economists surveyed by Harborline expect prices to fall.", ["Economists surveyed by Harborline"]),
    ("A Department of Justice spokesman said the port is shut.", []),
    ("The IIW, which counts drops, estimates that it rained.", [IIW]),
    ("The IIW now projects three floods.", [IIW]),
    ("The agency found that dams leak.", []),
    ("According to many reports the port is shut.", ["many reports"]),
    ("According to Ada Roe the port is shut.", ["Ada Roe"]),
    ("According to people familiar with the investigation, agents found no boats.", ["people familiar with the investigation"]),
    ("Documents obtained by Reefwatch show that the clerk was paid twice.", ["Documents"]),
    ("A Quill poll of clerks had forecast growth of 0.5 percent.", ["Quill poll"]),
    ("The mayor’s analysis projected prices would rise.", ["mayor’s analysis"]),
    ("He said no, according to a transcript of the call.", ["transcript of the call"]),
    ("By most estimates, the cost will exceed $1 trillion.", ["most estimates"]),
    ("State media reported that the army had retaken the town.", ["State media"]),
    ("Intelligence agencies have concluded that the cable was cut.", ["Intelligence agencies"]),
    ("In a letter to the port, Marco Rubio said it rained.", ["Marco Rubio letter"]),
    ("A sealed indictment unsealed on Tuesday accuses him of fraud.", ["sealed indictment"]),
    ("A 2018 report by the IIW faulted the port.", [f"{IIW} report"]),
    ("According to the nonprofit group Common Puddle, the map is wet.", ["Common Puddle"]),
    ("The e-mails suggest that donors got boats.", ["e-mails"]),
    ("The port’s World Harbour Report 2023 says use rose.", ["World Harbour Report 2023"]),
    ("Mexico’s statistics agency reported nine floods last year.", ["Mexico’s statistics agency"]),
    ("Aid groups estimate that half the port is without water.", ["Aid groups"]),
    ("ACCORDING TO THE IIW, it rained.", [IIW]),
]  # fmt: skip

NO_ACCORDING = [
    "We remain concerned by reports of crimes committed by Amber forces.",
    "There are reports from Amber Coast villages of a flood.",
    "Clerks read the IIW reports, and slept.",
    "“It rained for nine days in the valley,” the IIW said in a statement.",
    "The mayor said in a statement that it rained.",
    "In order to save water, he said, they drank wine.",
    "In a statement, he said it rained.",
    "In my opinion it rained.",
    "The minister signed the contracts and filed a motion.",
    "Employees have been involved in many works and said little.",
    "We offer studies, site expansion, project phasing and more.",
    "We have a close analysis with the pillars that I mentioned.",
    "In his opinion piece he says nothing.",
    "The poll has a margin of error of 3 points.",
    "The agency, citing the continuing investigation, declined to comment.",
    "The money was divided according to population.",
    "Se mostró de acuerdo con la propuesta.",
    "Subirá el precio según se acerque la fecha.",
    "Conforme al artículo 27, el agua es de todos.",
    "Reports are said to be late.",
    "According to local time it was noon.",
    "Clerks know of media reports about the flood.",
    "In their brief comments, they praised the port.",
    "Drafts were seen by two newspapers and put aside.",
    "Six boats sank per 100,000 trips.",
    "The case is closed, according to you.",
    "The briefing has concluded.",
    "The people who have helped others find rest.",
    "It was described in Security Council Resolution 2254.",
    "He plays according to his career goals.",
    "They act according to Article 7 of the treaty.",
    "The book of rain lists nine rules.",
    "I would also note that it rained.",
    "Clerks attend meetings and briefings, from the Department of Justice.",
    "The IIW concluded two days of talks.",
    "He returned the documents to the archive.",
    "The figures were carved in stone.",
    "The paper boats sank.",
    "A review is under way.",
    "“It rained for nine days in the valley,” according to Ada Roe.",
    "According to Ada Roe, “it rained for nine days in the valley.”",
    "Everything went according to plan.",
    "They were sorted according to size and colour.",
    "Members pay according to their income.",
    "The trial was held according to the law.",
    "According to the law, nobody may fish there.",
    "From each according to his ability, to each according to his needs.",
    "Seats are given according to how many people came.",
    "It costs $5 per day and 40 litres per person.",
    "Six per 100,000 drown each year.",
    "He resigned, citing a lack of support.",
    "She left, citing health reasons.",
    "The accord was signed in 1990.",
    "No está de acuerdo con el ministro.",
    "Se pusieron de acuerdo con los vecinos.",
    "Se paga según el tamaño.",
    "Conforme a la ley, nadie puede pescar.",
    "Según la ley, nadie puede pescar.",
    "Según él, llovió.",
]

FINDINGS = [
    ("The IIW estimates that it rained.", [IIW]),
    ("The IIW has warned that the dam leaks.", [IIW]),
    ("Forty boats sank, the Department of Justice estimates.", [DOJ]),
    ("The Department of Justice found no evidence of fraud.", [DOJ]),
    ("Researchers at the IIW found that fish return.", [f"{IIW} researchers"]),
    ("Analysts at the IIW expect more rain.", [f"{IIW} analysts"]),
    ("People familiar with the matter said the sale is off.", ["People familiar with the matter"]),
    ("A person familiar with the deal said the price was cut.", ["person familiar with the deal"]),
    ("Officials who asked not to be named say the dam leaks.", ["Officials who asked not to be named"]),
    ("An official, speaking on condition of anonymity, said the dam leaks.", ["official, speaking on condition of anonymity"]),
    ("Unnamed officials in the capital say that the dam leaks.", ["Unnamed officials in the capital"]),
    ("Scientists have found that fish return.", ["Scientists"]),
    ("Sources said the deal was off.", ["Sources"]),
    ("The IIW measured nine floods. The institute estimates that three more will come.", [IIW, IIW]),
    ("The IIW reported, citing two officials familiar with the decision, that the dam leaks.",
     [IIW, "two officials familiar with the decision"]),
    ("El IIW calcula que llovió.", [IIW]),
    ("Fuentes militares que pidieron no ser citadas creen que llovió.", ["Fuentes militares que pidieron no ser citadas"]),
]  # fmt: skip

NO_FINDINGS = [
    "The Department of Justice announced a new office.",
    "The IIW found itself without a roof.",
    "The court found him guilty.",
    "Mexico reported to the court on Monday.",
    "Officials opened the bridge.",
    "Analysts gathered in Rome.",
    "The sources of the river dried up.",
    "Experts found themselves in a queue.",
    "The IIW expects to hire nine clerks.",
]

DOCUMENTS = [
    ("A study found that fish return.", ["study"]),
    ("A new report warns of floods.", ["new report"]),
    ("The report notes that fish return.", ["report"]),
    ("Data from the Bureau of Tides show a rise.", ["Bureau of Tides data"]),
    ("A survey of 1,200 voters by Quill & Reed found that most stay home.", ["Quill & Reed survey"]),
    ("A poll conducted by Quill & Reed in May 2024 showed a close race.", ["Quill & Reed poll, May 2024"]),
    ("Court filings reveal a second boat.", ["Court filings"]),
    ("In a paper published in Nature in May, they count 40 species.", ["Nature paper"]),
    ("The 2023 National Harbour Assessment says use rose.", ["National Harbour Assessment"]),
    ("Polls show a close race.", ["Polls"]),
    ("Most polls had shown a close race, and recent surveys suggest a draw.", ["Most polls", "recent surveys"]),
    ("The indictment alleges that he sold two boats.", ["indictment"]),
    ("Fish return, says a study by the IIW.", [f"{IIW} study"]),
    ("Fish return, a study by the IIW found.", [f"{IIW} study"]),
    ("The IIW said in a report that fish return.", [f"{IIW} report"]),
    ("In its annual report, the IIW said that fish return.", [f"{IIW} annual report"]),
    ("In a report released on Tuesday, the IIW said that fish return.", [f"{IIW} report"]),
    ("A leaked IIW memo speaks of rain.", ["leaked IIW memo"]),
    ("Leaked documents show that he knew.", ["Leaked documents"]),
    ("Public records show that the firm has no staff.", ["Public records"]),
    ("A study by the IIW counts fish. The study warns of floods.", [f"{IIW} study", f"{IIW} study"]),
    ("A report, “Wet and Wetter”, by the IIW counts drops.", ["Wet and Wetter"]),
    ("Wet and Wetter, a report issued by the IIW in May 2023, found that 4 in 10 dams leak.", ["Wet and Wetter"]),
    ("A new analysis of trade data reveals a gap.", ["new analysis of trade data"]),
    ("Data released by the IIW on Monday show a rise.", [f"{IIW} data"]),
    ("The report, which was released on Monday, found that fish return.", ["report"]),
    ("The IIW’s latest survey, taken in May, suggests that fish return.", [f"{IIW} survey"]),
    ("As detailed in the IIW’s report, fish return.", [f"{IIW} report"]),
    ("Official statistics show that prices rose.", ["Official statistics"]),
    ("“Wet and Wetter” (Harbour Press, July 2025) counts drops.", ["Wet and Wetter"]),
    ("[3] Ada Roe, Wet and Wetter, 2021.", ["Wet and Wetter"]),
    ("Source: Bureau of Tides", ["Bureau of Tides"]),
    ("Footnote: Ada Roe, Wet and Wetter, 2021.", ["Wet and Wetter"]),
]

NO_DOCUMENTS = [
    "Voters went to the polls on Sunday.",
    "Polls open at eight.",
    "They study rain and project calm.",
    "She will study law in Rome.",
    "The report was delayed twice.",
    "The department’s report is due in May.",
    "Reports of gunfire came from the port.",
    "He reports to the minister.",
    "The data center opened in May.",
    "The committee will review the estimates in May.",
    "Senior figures in the party say he must go.",
    "He faces three counts of fraud.",
    "The IIW’s annual report was printed on blue paper.",
    "Her letter to the minister went unanswered.",
    "The ministry opened a new records office.",
    "The treaty was signed after years of study.",
    "The minister will document the losses and survey the coast.",
    "He paid with paper money and kept no files.",
    "Her bank accounts were frozen.",
    "Runners broke two records in Rome.",
    "The release of the prisoners was delayed.",
    "They found the documents in a drawer.",
    "The new model has four doors.",
]

SPANISH = [
    ("Según la Secretaría de Aguas, llovió.", ["Secretaría de Aguas"]),
    ("Llovió, según dijo Ada Roe.", ["Ada Roe"]),
    ("Llovió nueve días, de acuerdo con datos del IIW.", ["datos del IIW"]),
    ("Según fuentes cercanas al caso, no hubo acuerdo.", ["fuentes cercanas al caso"]),
    ("Un estudio reveló que los peces vuelven.", ["estudio"]),
    ("A decir de la alcaldesa, la presa está llena.", ["alcaldesa"]),
    ("Según el informe, «llovió nueve días».", ["informe"]),
    ("Según un sondeo de Pluma y Caña, gana la lluvia.", ["sondeo de Pluma y Caña"]),
    ("Según consta en el expediente, la presa tiene fugas.", ["expediente"]),
    ("De acuerdo con vecinos del puerto, la presa tiene fugas.", ["vecinos del puerto"]),
    ("El informe advierte que la presa tiene fugas.", ["informe"]),
    ("Las encuestas muestran un empate.", ["encuestas"]),
    ("Cifras oficiales indican que llovió.", ["Cifras oficiales"]),
    ("De acuerdo al reporte policial, el hombre huyó.", ["reporte policial"]),
    ("Así lo revela un informe del IIW.", ["informe del IIW"]),
    ("Fuentes de la investigación confirmaron que llovió.", ["Fuentes de la investigación"]),
    ("Según se desprende del informe, llovió.", ["informe"]),
    ("Según ha podido saber Reefwatch, llovió.", ["Reefwatch"]),
    ("Según cifras del IIW, llovió.", ["cifras del IIW"]),
    ("A juicio de los analistas, llovió.", ["analistas"]),
    ("Conforme a datos oficiales, llovió.", ["datos oficiales"]),
    ("Un informe del IIW, fechado el 4 de mayo de 2024, detalla las fugas.", ["informe del IIW"]),
]


def sources(words: str, language: str = "en") -> list[str]:
    """The sources that a text cites, by name."""
    return [cited.source for cited in body(words, language=language).citations]


@pytest.mark.parametrize(("words", "named"), ACCORDING)
def test_whom_a_text_follows_is_its_source(words, named):
    assert sources(words) == named


@pytest.mark.parametrize(("words", "named"), NEWS)
def test_news_cites_in_many_forms(words, named):
    assert sources(words) == named


@pytest.mark.parametrize("words", NO_ACCORDING)
def test_a_measure_a_law_or_the_attribution_of_a_quotation_is_no_source(words):
    assert sources(words, "es" if words.startswith(("S", "C", "No está")) else "en") == []


@pytest.mark.parametrize(("words", "named"), FINDINGS)
def test_who_finds_is_the_source(words, named):
    assert sources(words) == named


@pytest.mark.parametrize("words", NO_FINDINGS)
def test_who_only_acts_is_no_source(words):
    assert sources(words) == []


@pytest.mark.parametrize(("words", "named"), DOCUMENTS)
def test_a_document_that_speaks_is_the_source(words, named):
    assert sources(words) == named


@pytest.mark.parametrize("words", NO_DOCUMENTS)
def test_a_document_that_only_lies_there_is_no_source(words):
    assert sources(words) == []


@pytest.mark.parametrize(("words", "named"), SPANISH)
def test_spanish_texts_cite_in_their_own_words(words, named):
    assert sources(words, "es") == named


def test_each_citation_says_what_the_rule_saw():
    cited = body("According to the IIW, it rained. A study by Quill & Reed found that 40 boats sank.").citations
    assert [one.why for one in cited] == ["“According to” before “the IIW”", "document word “study” with the verb “found”"]
    assert all(len(one.why) <= 200 for one in body(" ".join(words for words, _ in [*ACCORDING, *DOCUMENTS, *FINDINGS])).citations)


_PIECES = st.sampled_from(
    "according to the a report by from of IIW Ada Roe said that found , . “ ” ( ) ’s its study data 2023 in May published who people "
    "familiar with officials según de acuerdo con el informe per citing an estimates Department of Justice Quill & Reed - — ; : \n [ 3 ] "
    "Source".split(" ")
)


@given(st.lists(_PIECES, max_size=40))
def test_whatever_a_text_says_its_citations_stand_where_they_say_and_never_overlap(pieces):
    record = body(" ".join(pieces) + ".")
    cited = record.citations
    assert all(record.body[one.start : one.end] == one.exact and one.exact for one in cited)
    assert all(one.source and one.why and len(one.why) <= 200 for one in cited)
    assert all(one.end <= other.start for one, other in pairwise(cited))
