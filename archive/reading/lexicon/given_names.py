"""Common given names and surnames: capital words that open or close with one are a person's name, most likely."""

from archive.reading.lexicon import words

_ENGLISH = words("""
james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul
andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen
larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron henry peter
adam nathan douglas zachary walter kyle harold carl keith roger gerald terry sean arthur lawrence jesse dylan bryan joe jordan
billy bruce albert willie gabriel logan alan juan wayne roy ralph randy eugene vincent russell elijah louis bobby philip phillip
johnny bradley mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley
kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela
shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet catherine heather diane
ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith megan andrea cheryl hannah jacqueline martha
gloria teresa ann sara madison frances kathryn janice jean abigail alice julia judy sophia grace denise amber doris marilyn
danielle beverly isabella theresa diana natalie brittany charlotte marie kayla alexis lori bill bob jim tom mike dan dave steve
ken ron don jeff greg chris matt nick tony andy ben sam fred ted ed rick dick chuck doug tim joey jimmy tommy eddie freddie
frankie charlie harry barry gerry kerry perry terrence terence neil niall ian iain graham gordon gareth gavin geoffrey geoff
clive nigel trevor colin duncan hamish angus malcolm alistair alastair alasdair simon stuart stewart rory liam connor conor
declan brendan padraig seamus eamon eoin aidan ciaran dermot fergus finbar owen rhys leo max oliver oscar theo toby hugh hugo
rupert rowan giles miles piers crispin jeremy julian dominic damian dominique bernard bernie clifford clint clinton cody colby
craig curtis dale darren darryl dean derek dexter duane dwight earl edgar edmund edwin elliot elliott ellis elmer emmett ernest
ethan evan ezra felix floyd franklin garrett glen glenn grant grover gus guy harlan harvey hector herbert herman homer horace
howard hubert ira irving isaac ivan jared jarrod jay jerome joel josh jude kirk kurt lance lee leon leonard leroy lester lewis
lloyd lorenzo lou lucas luke luther lyle lyndon marc marcus marshall martin marty marvin maurice mel melvin merle micah mickey
milton mitch mitchell mitt monty morgan morris murray nathaniel ned nelson newt noah noel norman orville otis otto pat percy
pete preston quentin quinn ray reggie reginald rex reynold rob robbie robin rod roderick rodney roland rolf roman ross rudolph
rudy rufus rusty sanford saul seth shane shaun shawn sherman sherrod sid sidney silas solomon spencer stan stanley stefan
sterling stu sylvester tad tate thad thaddeus theodore tobias todd travis trent troy tucker ty tyrone vance vaughn vern vernon
vic victor wade wallace walt ward warren wendell wes wesley wilbur wiley will willard winston woodrow xavier zach zack zeke ada
adele adrienne agnes aileen alana alexandra alexandria alicia alison allison alyssa amelia anita anne annette annie antonia
april ariel arlene audrey ava barb becky belinda bernadette bernice bess beth bethany betsy beulah blanche bonnie brooke candace
candice carla carly carmen caroline carrie cassandra cassie cathy cecilia celeste celia chelsea chloe christie chrissy cindy
claire clara clare claudia colleen connie constance cora courtney daisy dana daphne darlene dawn debbie deirdre delia desiree
dianne dina dolores dora doreen edith edna eileen elaine eleanor elena elise eliza ella ellen ellie eloise elsa elsie erica
erika erin estelle esther ethel eunice eva eve faith faye felicia fern fiona flora florence francine freda gail genevieve
georgia georgina geraldine gertrude gigi gina ginger ginny gladys glenda greta gretchen gwen gwendolyn hailey harriet hazel
heidi helena henrietta hilary hillary holly hope ida imogen ingrid irene iris isabel isabelle ivy jackie jacquelyn jamie jan
jana jane janelle janine jasmine jeanette jeanne jenna jenny jill jo joanna joanne jocelyn jodie jodi johanna josephine joy
juanita julianne juliet kaitlyn kara kate katharine kathy katie katy kay kelsey kendra kerri kim kirsten kirstie kristen kristi
kristin kristina kristine lara latoya laurel laurie leah leigh lena leslie leticia lila lillian lily lindsay lindsey liz liza
lois loretta lorna lorraine louisa louise lucia lucille lucy lydia lynda lynn lynne mabel maggie mandy marcia margo margot
marian marianne marjorie marlene marsha maryann matilda maude maureen maxine mavis may melanie melinda mercedes meredith mia
mildred millicent mindy minnie miranda miriam moira molly mona muriel myra myrtle nadia nadine naomi natasha nell nellie nettie
nina nora noreen norma octavia odette olive paige pam patsy patti paula pauline pearl peggy penelope penny petra phoebe phyllis
polly priscilla rachael ramona rena renee rhoda rhonda rita roberta robyn rosa rosalie rosalind rose rosemary roxanne ruby
sabrina sadie sally sasha savannah selina selma serena shana shannon shauna sheila shelby shelley sheri sherry sierra sonia
sonya stacey stacy stella sue summer susanna susannah suzanne sybil sylvia tabitha tamara tammy tanya tara tasha tess tessa
thelma tiffany tina toni tracey tracy tricia trina trisha trudy ursula valerie vanessa vera verna veronica vicki vicky viola
violet vivian viviane wanda wendy whitney wilma winifred yolanda yvette yvonne zoe barack beto cory corey tulsi kamala ketanji
elon rand rahm jamaal ayanna ilhan rashida pramila ro usha melania ivanka jeb lamar orrin tipper mazie jacky nikki vivek asa
""")

_SPANISH = words("""
jose juan luis carlos jorge pedro manuel francisco jesus miguel alejandro antonio rafael fernando ricardo eduardo roberto javier
sergio mario raul arturo enrique gerardo victor oscar hector alberto ramon julio cesar ernesto felipe guillermo alfredo gustavo
pablo diego andres armando ruben salvador martin hugo joaquin ismael ovidio marco ignacio gabriel rodrigo emilio tomas nicolas
sebastian mateo santiago adrian ivan maria guadalupe juana margarita josefina veronica leticia rosa alejandra francisca elena
alicia yolanda patricia sofia adriana claudia carmen gabriela lucia mariana fernanda daniela valeria ximena camila isabel
beatriz silvia monica lorena irma norma raquel esther ines regina rocio esperanza dolores pilar consuelo marisol itzel citlali
xochitl nayeli araceli rosario catalina ana paula luz marta agustin alan alonso alvaro amado amalia amparo anabel angel angelica
aniceto anselmo aquiles ariadna arnoldo arnulfo asuncion augusto aurelio aurora azucena baltasar belen benito bernardo berta
blanca bruno calixto carlota carolina cayetano cecilia celso clemente concepcion conrado cristian cristina cristobal cuauhtemoc
dalia damaso dario david delfina desiderio dionisio domingo edgardo efrain elba eleazar eligio elisa eloisa elvira encarnacion
epifanio erasmo eric erick erika esteban estela eugenia eugenio eulalia eusebio eva evangelina evaristo evo ezequiel fabian
fabiola faustino federico felicitas felix fermin fidel flavio flor florencia florencio fortunato genaro german gilberto gisela
gonzalo graciela gregorio griselda hernan hilario hilda homero horacio humberto imelda inmaculada inigo irene isaac isaias
isidoro isidro ivonne jacinto jaime jairo javiera jeronimo jimena josue judith juliana julieta justo karina karla lazaro leandro
leonardo leonel leonor leopoldo lidia lilia liliana lisandro lizbeth lorenzo lourdes lucas luciano lucrecia lupita macarena
macario magdalena manuela marcela marcelino marcelo marcial marcos mariano maribel marina maritza martina matias matilde
mauricio maximiliano maximo melchor mercedes micaela miriam moises montserrat narciso natalia nayib nelida nelson nestor nicanor
nicolasa nieves noe noelia noemi nuria octavio ofelia olga oswaldo otilia paloma paola paquita pascual patricio paulina paz
perla petra piedad placido primitivo prudencia ramiro raymundo rebeca refugio reinaldo remedios renata renato rene reynaldo
rigoberto roberta rodolfo rogelio rolando roman romeo romulo roque rosalba rosalia rosalinda rosaura rosendo ruth sabino salome
samuel sandra santos sara saul saturnino selene servando severino silverio silvestre simon socorro soledad sonia susana tadeo
tania tatiana telma teodoro teofilo tere teresa timoteo tobias trinidad ulises urbano uriel ursula valentin valentina vanesa
vicente victoria vidal violeta virgilio viridiana virginia vladimir wenceslao wilfrido yadira yesenia yuridia zacarias zoraida
zulema dilma luiz inacio jair joao henrique marielle geraldo paulo tarcisio eneas iker aitor jordi oriol pere joan josep montse
xavi andoni begona ainhoa inaki arantxa mikel unai gorka
""")

_OTHER = words("""
ahmed ahmad mohammed mohamed muhammad mohammad mahmoud mahmud mustafa mehmet hamid abdul abdullah abdel abdelaziz abdelfattah
abdallah abdulrahman abu ali omar umar hassan hussein husayn hasan ibrahim ismail yusuf youssef yousef khaled khalid tariq tarek
samir nabil karim kareem jamal gamal faisal fahd salman bandar turki sultan saud saad saeed said bashar hafez rami rashid riad
walid waleed ziad zaid nasser nasir anwar adel amr ayman bassem fadi ghassan hani haidar haider hisham imad issam jaber kamal
majid mansour marwan mazen moqtada muammar munir nouri nuri osama usama qasem qassem ramzi saddam salah salam sami shaker sheikh
tamim yasser yassin zakaria fatima fatma aisha ayesha khadija zainab zeinab mariam maryam layla leila nadia noor nour rania rana
salma samira sana sara shirin soraya yasmin zahra hanan hala huda amal amina asma iman abbas akbar alireza amir arash ardeshir
behrouz darius ebrahim esmail farhad hamed hashem hossein javad kaveh kourosh mahsa mehdi mohsen mojtaba morteza narges parviz
reza rouhollah saeid shahram siamak sina babak masoud massoud masih ashraf hamidullah gulbuddin asif imran nawaz shahbaz bilawal
benazir pervez zulfikar yousaf shehbaz hina malala khawaja iqbal javed tahir farooq arif rehman zia arvind narendra manmohan
rahul sonia priyanka rajiv sanjay raj rajesh ramesh suresh mahesh anil sunil vijay ajay amit ashok deepak dinesh gopal harish
jagdish kiran krishna lalit manish mohan mukesh naveen nitin prakash pramod pranab prasad rakesh ravi rohit sachin sandeep
satish shashi shiv sudhir sushma umesh varun venkat vikram vinod yogi ananya anjali aparna arundhati asha deepika divya indira
kavita lakshmi lata leela madhuri mamata maneka mayawati meena meera neha nirmala padma pooja pratibha priya radha rekha rohini
savitri shanti shweta sita smriti sunita sushila swati usha vandana vidya aung hasina khaleda ranil mahinda gotabaya maithripala
chandrika wei ming jinping keqiang xiaoping yuki hiroshi kenji shinzo yoshihide fumio shigeru taro junichiro naoto yukio yasuo
keiko akihito naruhito masako haruki haruhiko takeshi takashi satoshi makoto masahiro koji kazuo kenichi akira sanae shigeko
tomoko michiko yoko hanako ichiro jiro saburo tetsuya toshihiko yasuhiro yoshiko joko prabowo megawati susilo najib mahathir
rodrigo ferdinand benigno corazon gloria leni imelda thaksin yingluck prayuth olga dmitri dmitry sergei sergey vladimir natalia
svetlana ivan igor oleg boris alexei aleksei alexey aleksandr oleksandr aleksander alexandr andrei andrey anatoly anatoli arkady
artem bogdan denis dmytro evgeny yevgeny yevgeniy fyodor gennady georgy grigory ilya kirill konstantin leonid maksim maxim
mikhail mykhailo mykola nikita nikolai nikolay pavel petro pyotr petr roman ruslan ramzan semyon stanislav taras timur vadim
valentin valery vasily vasyl viktor vitaly vitali volodymyr vyacheslav yaroslav yegor yulia yuliya yuri yuriy yury zakhar
anastasia daria darya ekaterina yekaterina galina irina ksenia larisa lyudmila ludmila marina nadezhda oksana olena tatiana
tatyana valentina vera veronika volodimir zoya alyona aliaksandr svyatlana sviatlana mikheil eduard ilham heydar nursultan
kassym islam shavkat emomali gurbanguly nikol serzh armen levon tigran salome bidzina irakli andrzej bronislaw donald jaroslaw
lech leszek krzysztof mateusz radoslaw slawomir tadeusz waclaw wlodzimierz wojciech zbigniew agnieszka beata ewa katarzyna
malgorzata jacek jerzy piotr pawel rafal tomasz marek marcin michal adam grzegorz vaclav milos bohuslav jiri jan karel ladislav
lubomir mirek miroslav zdenek andrej zuzana robert peter orban gyorgy laszlo ferenc gabor istvan janos tibor zoltan imre bela
attila sandor katalin judit agnes traian klaus ion iulia nicolae mircea crin marcel liviu dacian boyko rumen kiril rosen
slobodan aleksandar zoran goran dragan milan milorad nikola radovan ratko vojislav vuk ivica ivo josip kolinda stipe tomislav
zeljko franjo alija bakir haris hashim albin ramush vjosa edi sali ilir gjorge kyriakos alexis antonis costas kostas george
giorgos yanis yannis evangelos dimitris dimitrios andreas stavros panos sophia nicos nikos recep tayyip ahmet kemal bulent
devlet ekrem selahattin suleyman turgut cem deniz mevlut hakan fethullah binyamin benjamin yair naftali avigdor ehud ariel
shimon yitzhak moshe golda tzipi benny yoav isaac gadi itamar bezalel avi amos dan david uri yossi yehuda yoram ze'ev zeev yahya
saeb pierre jean francois marie claire hans jurgen ingrid lars sven erik giorgio paolo marco luca giulia jacques nicolas
emmanuel alain andre antoine arnaud bernard bertrand bruno christophe claude didier dominique edouard elisabeth emile etienne
fabien fabrice florian francoise gabriel gaston georges gerard gilles guillaume guy henri herve jean-luc jean-marie jean-claude
jean-yves jerome jose laurent lionel louis luc manuel marc marine martine mathieu maurice maxime michel nathalie olivier pascal
patrice philippe raphael raymond remi rene roland segolene serge simone sylvie thibault thierry valerie vincent xavier yves yvon
angela annalena annegret armin christian dieter dirk eckart egon ernst frank frank-walter franz friedrich fritz gerhard gunter
gunther guido hannelore hartmut heiko heinrich heinz helga helmut helmuth hermann herta horst hubertus jens joachim jochen jorg
joschka josef kai karl karl-theodor karin katja katrin konrad lothar manfred manuela markus matthias norbert olaf oskar otto
paul peer philipp rainer ralf reinhard renate rudolf sahra sigmar sigrid stefan steffen theo thilo thomas thorsten ulrich ulrike
ursula uwe volker walter werner wilhelm winfried wolfgang sebastian alexander heinz-christian mette pia anders bjorn carin
cecilia dag einar erna espen fredrik gudrun gunnar gro gustav halldor haakon helle henrik ingvar johan jonas jorgen kaare kjell
knut kristin kristian lena leif magdalena magnus margrethe margot marianne nils olof ole olafur per pehr pekka petteri poul
sanna sauli sigmundur siv stig steingrimur soren thorbjorn thorvald torbjorn torsten trine tuomas ulf urpo veli alberto
alessandro alessandra aldo alfonso amintore andrea angelino antonella antonio beppe carlo cesare claudio daniela dario emma
enrico enzo fabio federica federico franco gennaro giacomo gianfranco gianni giovanni giuliano giulio giuseppe ignazio lamberto
laura luciano luigi marcello mariastella massimo matteo maurizio michele nichi nicola paola piero pietro pier raffaele renato
roberto romano rosario sandro sergio silvana silvio stefano umberto valter virginia wolf kofi kwame nana olusegun muhammadu
goodluck umaru yemi atiku bola nnamdi chinua wole ngozi obiageli chukwuemeka chidi emeka ifeanyi ikechukwu amara adaeze
oluwaseun oluwole olumide tunde babatunde funmilayo yetunde folasade segun dele femi kayode jomo uhuru daniel raila mwai william
kalonzo wangari yoweri milton idi kizza bobi julius jakaya samia meles haile abiy tedros hailemariam isaias salva riek joseph
felix moise teodoro macky abdoulaye leopold ousmane alassane blaise assimi faure gnassingbe yayi emmerson morgan tendai joice
grace nelma kenneth edgar hakainde levy bingu joyce lazarus armando joaquim filipe joao isabel nelson winnie thabo jacob cyril
kgalema desmond oliver govan trevor pravin mmusi helen jerry tito nosiviwe lindiwe naledi nkosazana sibusiso sipho themba thandi
thuli zwelinzima zanele busisiwe mangosuthu mogoeing jacinda winston bronwyn malcolm kevin julia scott penny tanya barnaby gough
bhumibol sirikit michelle michaelle chrystia stephane jagmeet jody celina rona elizabeth turid tove griet annelies pieter juhani
nivi ottilie wilhelmina amaranta hernan mirta agathe leonie delmy regina gideon ruth dale yolanda jairo colm warren miriam
matilde joost geert jeroen wouter femke marijn bram maarten ruud joop hendrik willem jelle niels sanne els herman elio bart wim
steven kris
""")

GIVEN_NAMES = _ENGLISH | _SPANISH | _OTHER
"""Given names of many languages. Some are words or places too (*Grace*, *Virginia*): one alone is no name."""

WORD_SURNAMES = words("""
day person may black white green young long little short strong rich golden english french christian love west hill price stone
fields banks park parks waters flowers summers winters snow moon rose hail ball bond cross bridges shields marks villa york
houston washington austin jordan holland prince king bishop pope knight farmer hunter fisher baker cook carpenter butler porter
page chase gates wall wells woods wood rivers lake moss hood horn lamb wolf fox sharp wise moody savage sparks rocha beard ware
mills cannon power powers combs case grant brown rice field bell ward clay bright swift weeks story
""")
"""Surnames that are everyday words or places: a name only after a given name."""

SURNAMES = (
    words("""
smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez gonzales wilson anderson
thomas taylor moore jackson martin lee perez thompson white harris sanchez clark ramirez lewis robinson walker young allen king
wright scott torres nguyen hill flores green adams nelson baker hall rivera campbell mitchell carter roberts gomez phillips
evans turner diaz parker cruz edwards collins reyes stewart morris morales murphy cook rogers gutierrez ortiz morgan cooper
peterson bailey reed kelly howard ramos kim cox ward richardson watson brooks chavez wood james bennett gray mendoza ruiz hughes
price alvarez castillo sanders patel myers long ross foster jimenez powell jenkins perry russell sullivan bell coleman butler
henderson barnes fisher vasquez simmons romero jordan patterson alexander hamilton graham reynolds griffin wallace moreno west
cole hayes bryant herrera gibson ellis tran medina aguilar stevens murray ford castro marshall owens harrison fernandez mcdonald
woods washington kennedy wells vargas henry chen freeman webb tucker guzman burns crawford olson simpson porter hunter gordon
mendez silva shaw snyder mason dixon munoz hunt hicks holmes palmer wagner black robertson boyd rose stone salazar fox warren
mills meyer rice schmidt garza daniels ferguson nichols stephens soto weaver ryan gardner payne grant dunn kelley spencer
hawkins arnold pierce hansen peters santos hart bradley knight elliott cunningham duncan armstrong hudson carroll lane riley
andrews alvarado ray delgado berry perkins hoffman johnston matthews pena richards contreras willis carpenter lawrence sandoval
guerrero george chapman rios estrada ortega watkins greene nunez wheeler valdez harper burke larson santiago maldonado morrison
franklin carlson austin dominguez carr lawson jacobs obrien lynch singh vega bishop montgomery oliver jensen harvey williamson
gilbert dean sims espinoza howell li wong reid hanson le mccoy garrett burton fuller wang weber welch rojas lucas marquez fields
park yang little banks padilla day walsh bowman schultz luna fowler mejia davidson acosta brewer may holland juarez newman
pearson curtis cortez douglas schneider joseph barrett navarro figueroa keller avila wade molina stanley hopkins campos barnett
bates chambers caldwell beck lambert miranda byrd craig ayala lowe frazier powers neal leonard gregory carrillo sutton fleming
rhodes shelton schwartz norris jennings watts duran walters cohen mcdaniel moran parks steele vaughn becker holt deleon barker
terry hale leon hail benson haynes horton miles lyons pham graves bush thornton wolfe warner cabrera mckinney mann zimmerman
dawson lara fletcher page mccarthy love robles cervantes solis erickson reeves chang klein salinas fuentes baldwin daniel simon
velasquez hardy higgins aguirre lin cummings chandler sharp barber bowen ochoa dennis robbins liu ramsey francis griffith paul
blair oconnor cardenas pacheco cross calderon quinn moss swanson chan rivas khan rodgers serrano fitzgerald rosales stevenson
christensen manning gill curry mclaughlin harmon mcgee gross doyle garner newton burgess reese walton blake trujillo adkins
brady goodman roman webster goodwin fischer huang potter delacruz montoya todd wu hines mullins castaneda malone cannon tate
mack sherman hubbard hodges zhang guerra wolf valencia saunders franco rowe gallagher farmer hammond hampton townsend ingram
wise gallegos clarke barton schroeder maxwell waters logan camacho strickland norman person colon parsons frank harrington
glover osborne buchanan casey floyd patton ibarra ball tyler suarez bowers orozco salas cobb gibbs andrade bauer conner moody
escobar mcguire lloyd mueller hartman french kramer mcbride pope lindsey velazquez norton mccormick sparks flynn yates hogan
marsh macias villanueva zamora pratt stokes owen ballard lang brock villarreal charles drake barrera cain patrick pineda burnett
mercado santana shepherd bautista ali shaffer lamb trevino mckenzie hess beil olsen cochran morton nash wilkins petersen briggs
shah roth nicholson holloway lozano rangel flowers hoover short arias mora valenzuela bryan meyers weiss underwood bass greer
summers houston carson morrow clayton whitaker decker yoder collier zuniga carey wilcox melendez poole roberson larsen conley
davenport copeland massey lam huff rocha cameron jefferson hood monroe anthony pittman huynh randall singleton kirk combs mathis
christian skinner bradford galvan wall boone kirby wilkinson bridges bruce atkinson velez meza roy vincent york hodge villa
abbott allison tapia gates chase sosa sweeney farrell wyatt dalton horn barron phelps yu dickerson heath foley atkins mathews
bonilla acevedo benitez zavala hensley glenn cisneros harrell shields rubio huffman choi boyer garrison arroyo bond kane hancock
callahan dillon cline wiggins grimes arellano melton oneill savage ho beltran pitts parrish ponce rich booth koch golden ware
brennan mcdowell marks cantu humphrey baxter sawyer clay tanner hutchinson kaur berg wiley gilmore russo villegas hobbs keith
wilkerson ahmed beard mcclain montes mata rosario vang walter henson oneal mosley mcclure beasley stephenson snow huerta preston
vance barry johns eaton blackwell dyer prince macdonald solomon guevara stafford english hurst woodard cortes shannon kemp nolan
mccullough merritt murillo moon salgado strong kline cordova barajas roach rosas winters jacobson lester knox bullock kerr leach
meadows orr davila whitehead pruitt kent conway mckee barr david dejesus marin berger mcintyre blankenship gaines palacios
cuevas bartlett durham dorsey mccall odonnell dougherty clinton obama trump biden reagan nixon pence mccain romney pelosi
mcconnell schumer boehner sheinbaum obrador nieto putin medvedev yeltsin gorbachev zelensky zelenskyy poroshenko lukashenko
merkel scholz kohl schroder steinmeier macron hollande sarkozy chirac mitterrand berlusconi draghi meloni renzi prodi conte
rajoy aznar zapatero sunak starmer thatcher corbyn netanyahu sharon rabin olmert arafat abbas assad mubarak morsi sisi erdogan
khamenei rouhani ahmadinejad raisi karzai ghani musharraf bhutto sharif modi gandhi abe kishida koizumi suga lavrov blinken
kissinger albright rumsfeld cheney bolsonaro lula rousseff maduro petro uribe duque milei macri kirchner boric pinera bachelet
correa noboa bukele mandela mbeki zuma ramaphosa mugabe kenyatta odinga ruto museveni kagame buhari tinubu obasanjo jonathan
""")
    - WORD_SURNAMES
)
"""Common surnames, without those that are everyday words."""

FAMILY_FIRST = words("""
ban wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin guo ma luo liang zheng xie tang song han deng feng cao
peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao lai qin xi hua jin tao qian bai bo wen
meng qiu hou xue lei duan hao kong shao mao chang wan gu lau wong cheung chan ho tsai ko kim lee park choi jung jeong kang cho
yoon yun jang lim shin ahn hwang ryu roh moon bae paik nguyen tran pham hoang phan vu vo dang bui ngo kwon seo oh
""")
"""Chinese, Korean and Vietnamese surnames, which stand before the given name."""

SURNAME_ENDINGS = tuple(
    """
ov ova ev eva enko chuk ski sky ska skyi skiy vich witz wicz czyk kowski escu oglu zadeh pour shvili adze yan sson dottir quist
berg stein baum feld mann meyer hoff inho ez elli etti ucci opoulos akis idis oulos nen wala
""".split()
)
"""How surnames end that no list holds."""

SPANISH_GIVEN_NAMES = _SPANISH
ENGLISH_GIVEN_NAMES = _ENGLISH
"""Some are in both: *Gabriel*, *Victoria*."""
