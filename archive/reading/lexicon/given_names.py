"""Common given names: two capitals that open with one are a person's name, most likely."""

from archive.reading.lexicon import words

GIVEN_NAMES = words("""
james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul
andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry
justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron henry peter adam nathan
douglas zachary walter kyle harold carl mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty
sandra margaret ashley kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia
kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet catherine
heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith megan andrea cheryl hannah
jacqueline martha gloria teresa ann sara madison frances kathryn janice jean abigail alice julia judy sophia grace denise amber
doris marilyn danielle beverly isabella theresa diana natalie brittany charlotte marie kayla jose juan luis carlos jorge pedro
manuel francisco jesus miguel alejandro antonio rafael fernando ricardo eduardo roberto javier sergio mario raul arturo enrique
gerardo victor oscar hector alberto ramon julio cesar ernesto felipe guillermo alfredo gustavo pablo diego andres armando ruben
salvador martin hugo joaquin ismael ovidio marco ignacio gabriel rodrigo emilio tomas nicolas sebastian mateo santiago adrian ivan
maria guadalupe juana margarita josefina veronica leticia rosa alejandra francisca elena alicia yolanda patricia sofia adriana
claudia carmen gabriela lucia mariana fernanda daniela valeria ximena camila isabel beatriz silvia monica lorena irma norma raquel
esther ines regina rocio esperanza dolores pilar consuelo marisol itzel citlali xochitl nayeli araceli rosario catalina ana paula
luz marta ahmed mohammed muhammad ali omar hassan ibrahim fatima aisha wei ming yuki hiroshi kenji raj priya anil sanjay olga
dmitri sergei ivan vladimir natalia svetlana pierre jean francois marie claire hans klaus jurgen ingrid lars sven erik giorgio
paolo marco luca giulia
""")
