"""Given names and titles that go with *he* or *she*, to keep a pronoun from the wrong person. Plain data, folded."""

from archive.reading.lexicon import words

SHE = words("""
mrs ms miss dame sra dona madam congresswoman spokeswoman chairwoman presidenta ministra senadora alcaldesa gobernadora diputada
hillary angela theresa nancy elizabeth kamala michelle melania ivanka sarah susan mary anna anne ann linda patricia jennifer barbara
jessica karen lisa margaret kimberly emily carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy
shirley brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet catherine heather diane ruth julie
olivia joyce virginia victoria kelly lauren christina joan evelyn judith megan cheryl hannah jacqueline martha gloria teresa
madison frances kathryn janice jean abigail alice julia judy sophia grace denise amber doris marilyn danielle beverly isabella
diana natalie brittany charlotte marie kayla maria guadalupe juana margarita josefina veronica leticia rosa alejandra francisca
elena alicia yolanda sofia adriana claudia carmen gabriela lucia mariana fernanda daniela valeria ximena camila isabel beatriz
silvia monica lorena irma norma raquel esther ines regina rocio pilar marisol itzel ana paula luz marta fatima aisha priya olga
natalia svetlana claire ingrid giulia ursula christiane marine jacinda sanna jill kate ellen eva eve ada nora sandra donna betty
cristina dilma michele condoleezza madeleine loretta valerie kellyanne huma tulsi kirsten maxine ilhan rashida
""")

HE = words("""
mr sir don lord congressman spokesman chairman presidente ministro senador alcalde gobernador diputado
donald barack joe joseph bill george john james robert michael william david richard thomas charles christopher daniel matthew
anthony mark steven paul andrew joshua kenneth kevin brian edward ronald timothy jason jeffrey ryan jacob gary nicholas eric
jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron
henry peter adam nathan douglas zachary walter kyle harold carl jose juan luis carlos jorge pedro manuel francisco miguel alejandro
antonio rafael fernando ricardo eduardo roberto javier sergio mario raul arturo enrique gerardo victor oscar hector alberto ramon
julio cesar ernesto felipe guillermo alfredo gustavo pablo diego andres armando ruben salvador martin hugo joaquin ismael ovidio
marco ignacio gabriel rodrigo emilio tomas nicolas sebastian mateo santiago adrian ivan ahmed mohammed muhammad ali omar hassan
ibrahim wei kenji raj anil sanjay dmitri sergei vladimir pierre francois hans klaus jurgen lars sven erik giorgio paolo luca boris
tony emmanuel benjamin bernie ted jeb mitt mike jim tim bob tom dan ben chris jeff steve greg chuck mitch lindsey rand jared rudy
newt nigel keir rishi olaf viktor recep xi narendra justin kim
""")
