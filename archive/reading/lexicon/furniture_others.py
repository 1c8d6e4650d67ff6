"""Furniture that leads to other articles: teasers, lists of the most read, next and previous."""

from archive.reading.lexicon import phrases

LINES = phrases("""
most commented
top 5 this week
top stories
top story
trending
trending now
breaking
breaking news
editor's picks
editors' picks
editor's pick
popular articles
popular posts
popular now
popular
most popular
most read
most viewed
most shared
must read
must reads
latest articles
latest posts
latest stories
latest
recent posts
recent articles
more stories
more from this author
more from the author
more articles
more like this
more on this topic
more in this section
in this section
in this article
on this page
table of contents
contents
you may also like
you might also like
you may have missed
also read
read also
read more
read next
up next
keep reading
continue reading
recommended
recommended for you
recommended reading
related
related posts
related articles
related stories
related content
related topics
related coverage
related reading
further reading
previous article
next article
previous post
next post
previous
next
see more
show more
load more
mas leidas
mas leidos
lo mas leido
lo mas visto
lo mas popular
mas noticias
mas visto
mas popular
ultimas noticias
ultimos articulos
lo ultimo
destacadas
destacados
tendencias
noticias relacionadas
notas relacionadas
articulos relacionados
entradas relacionadas
contenido relacionado
temas relacionados
tambien te puede interesar
te puede interesar
te recomendamos
le puede interesar
lea tambien
lee tambien
leer mas
ver mas
ver todo
ver todos
seguir leyendo
articulo anterior
articulo siguiente
siguiente articulo
anterior
siguiente
volver arriba
""")
"""Whole lines."""

OPENINGS = phrases("""
this article is more than
learn more
leer en espanol
read in english
story continues below
article continues below
continue reading below
sigue leyendo
this article was originally published
reading time
more in
see also:
related:
relacionado:
relacionados:
read more:
read also:
also read:
read next:
lea tambien:
lee tambien:
leer tambien:
ver tambien:
leer mas:
te puede interesar:
previous article
previous:
next:
next article
previous post
next post
get the latest
enjoyed this article
like this article
did you like this
""")
"""How a line opens."""
