"""Places and short forms that mislead: they hold a known name but are something else, or end in a full stop that ends no sentence."""

from archive.reading.lexicon import phrases, words

SWALLOWERS = phrases("""
mexico city
new mexico
state of mexico
gulf of mexico
washington d.c.
washington, d.c.
washington dc
washington, dc
washington state
washington post
the washington post
george washington
washington times
ciudad de mexico
estado de mexico
golfo de mexico
nuevo mexico
panama city
panama canal
canal de panama
ciudad de panama
gulf of america
guatemala city
south china sea
indian ocean
new england
district of columbia
british columbia
congo river
sea of japan
el nuevo mexico
south america
north america
latin america
central america
american samoa
north american
south american
latin american
central american
native american
african american

pan-american
norteamerica
latinoamerica
congo basin
nuevo leon
baja california
los angeles
san antonio
san diego
el paso
new york
buenos aires
ciudad juarez
lazaro cardenas
""")

ABBREVIATIONS = words("""
dr mr mrs ms prof sr sra jr st gen gov sen rep col lt capt sgt hon rev no vs fig art inc corp co ltd etc approx dra lic ing num
pag av cf al mt ft est
""")
"""Words whose full stop ends no sentence."""
