"""Words and endings by which a language gives itself away in a headline.

The first five are read; the others are here because one of the five would be seen in them. A word that stands
in several lists tells less for each. Names of states are the surest words of a headline without a verb that
bends, and English, which drops its little words, has the longest list.
"""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "en": """
        a about above across after again against all allege almost already also amid among an and another any are
        aren' argentina around as at away be became because become becomes been before begins behind being below best
        between beyond both but by can can' chile china could couldn' covers did didn' do does doesn' don don' down
        due during each early either enough europe even ever every everyone few for found france from gets gives goes
        going good got had half happened happens has hasn' have haven' he her here him his how i if india indonesia
        inside into involved is isn' it its just justice keep keeps knows las later least leaves less let lets like
        likely makes making malaysia many may me might more most much must my near nearly never next no nobody none
        not nothing now of off on once only onto or other others our out outside over own paris police premier russia
        said same say saying says seeks several she should shouldn' show shows since so some something soon still such
        takes taking than that the their them then there these they thing things this those though three through till
        to together told too took toward towards turn turns under until up upon use used uses venezuela very via wants
        was wasn' we well were weren' what when where whether which while who why will with within without won' would
        wouldn' yet you your
    """,
    "de": """
        ab abend aber abkommen alle allem allen als am amerikanische amerikanischen an angebot angriff angriffe
        atomwaffen auch auf aufgehoben aus ausgelaufen auszulaufen außenminister bauen bedauert beendet beginnt bei
        beim bereits bericht beschließen beschließt bestätigt besucht billigen billigt bis bleibt brand bricht bringt
        bund bundesregierung bundestag bundeswehr börse china chinas da damit dank dann das dass daß dem den denn der
        deren des deutsche deutschen deutscher deutschland die diese diesem diesen dieser dieses doch dort drei dritte
        drohne drohnen droht durch ein eine einem einen einer eines ende entlässt er erhält erhöhen erhöht erklärt
        ernennt erste ersten erstmals erwägt eröffnet es etwa eu euch europäische europäischen fallen fast
        festgenommen feuer feuert folgen fordern fordert frankreich frau friedensgespräche fällt führt für gab
        gefordert gegen gegenüber gehen geht geld gelockert genehmigen genehmigt gericht gesetz gestoppt getötet
        gewinnt gewählt gibt gipfel greift griechenland großbritannien große haben halten hat hatte haushalt heben
        hebt heute hier hilfe hilfen hin hält ich ihr ihre ihrem ihren ihrer im in ins iranische iranischen
        israelische israels ist italien jahr jahre jahren jetzt kann kanzler kauft kein keine keinen kiew kiews klage
        koalition kommen kommt krankenhaus krieg kritik könig könnte kündigt künftig lage land lassen lehnt leiter
        leitet leitzins letzte liefern liefert lockern lockert luftangriff lässt löst machen macht medien
        medienbericht mehr mehrere mehrheit menschen milliarden millionen ministerin mit moskau muss müssen nach
        nehmen neue neuen neuer neues nicht nichts nimmt noch nordsee nun nur ob oder ohne ostsee papst per planen
        plant polizei prozent präsident prüft rakete raketen regierung rente russische russischen russischer russland
        russlands rücktritt sagt sanktionen schattenflotte schickt schiffe schließt schon schränkt schweiz sehr sei
        sein seine seinem seinen seiner seit senken senkt setzen setzt sich sie sind sinken sinkt so soldaten soll
        sollen sollte sondern sowie später staaten starten startet steht steigen steigt stellt stimmt stirbt stoppt
        streit tausende teil tote toten treten tritt trotz trumps truppen tötet ukrainische ukrainischen ukrainischer
        um und uns unter urteil us usa verbietet verbot verhaftet verhandlungen verkauft verkehr verkündet verletzte
        verliert verlängert verlässt verschiebt verschärfen verschärft vertrag verurteilt viele vom von vor vorwürfe
        völlig waffenruhe wahl wahlen wann war waren warnt warum was weg wegen weil weist weiter weitere weiterhin
        weitet welche weltweit wendet wenn wer werden wie wieder will wird wirft wirtschaft wo wollen wurde wurden
        wählt zahl zehn zieht zins zinsen zoll zu zum zur zurück zusammen zwei zwischen zölle öffnet öl öltanker
        österreich über
    """,
    "fr": """
        a abaisse abandonne abat accord accords accuse adopte affirme afin ainsi allemagne allemand allemande allège
        allègent américain américaine américaines américains amérique ancien angleterre annonce annonces annoncé ans
        appel appelle approuve après armée arrête arrêté assemblée attaque attaques au aucun aucune augmente aujourd'
        auprès aura aurait autorise autre autres aux avait avant avec avoir avril baisse banque bce blessés bourse
        britannique brésil c' campagne car ce cela celle ces cessez cet cette chef chez chine chinois chinoise
        chinoises cinq comme comment condamne condamné confirme conseil contre corée cour d' dans date de demande
        depuis dernier dernière derrière des deux devant directeur dirigeant dissout dit dix doit donc dont douane
        droit droits du dès début déclare déjà dément démission démissionne dénonce députés elle elles en encore
        enfants enquête entre envisage envoie es espagne est et eu europe européen européenne européens eux expulse
        face faire fait fantôme faut femme femmes ferme feu fin flotte font france français française frappe frappes
        gagne garde gouvernement gracie grand grande grèce grève guerre gèle hausse heures hier homme hommes ici il
        ils imposent inde interdit iranien iranienne israélien israël italie j' jamais janvier jeudi jour journée
        jours juge juillet juin jusqu jusqu' justice l' la lance le les leur leurs lever levée libère libéré limoge
        loi londres lors lorsqu' lui lundi lève lèvent m' maintien maire mais mardi menace mer mercredi mesures met
        mettre meurt milliards ministre mis mise moins mois monde mort morts moscou mène mènent n' navire navires ne
        ni nie nombre nomme nommé nommée non nord nos notre nous nouveau nouvel nouvelle nouvelles novembre
        négociations octobre on ont onu ou ouverte ouvre où paix par paris parlement pas pays pendant perd permet peu
        peut plus plusieurs police pologne pour pourquoi pourrait poutine premier première prend prix procès prolonge
        propose près président présidente présidentielle prévoit prêt puisqu' pétrole pétrolier pétroliers qu qu'
        quand quatre que quel quelle quelqu' qui quitte quoi raison reconnaît refuse rejette relâche relève remporte
        renverse renversé reprend reste retour retrait reçoit rien royaume rupture russe russes russie réduit réélu s'
        sa saisit sanctionne sans scrutin se selon sept sera serait ses seul si signe sites soir soldats son sont sous
        suisse sur suspend suède syndicats sénat t' tandis taux taxe tir touche toujours tous tout toute toutes traité
        trois très trêve tue turquie tué tués tête ukrainien ukrainienne ukrainiens un une union unis usine va
        vainqueur vendredi vers veulent veut victoire ville visant vise vont vote écarte égypte élections élu élue
        était état états étranger être
    """,
    "es": """
        acuerdo acusa ahora al alemania algo ante antes anuncia argentina así aunque autoriza años aún bajo cada casa
        caso chile cinco como con contra cuando cómo de del desde después dice donde dos durante día días ee eeuu
        ejército el ella en entre era es españa esta estados este estos está están fin fiscal francia frente fue
        gabinete gobierno guerra ha hacia han hasta hay hoy irán jefe junto la las le lección ley lo los menos mes
        mientras millones ministro muere mueren muertos mundo muy más méxico ni no nuestro nueva nuevo nuevos otra
        otro para paz país países pero petróleo pide podría policía por porque presidenta presidente primer primera
        puede que quien quién qué reino rusia ruso rusos sanciones se según ser si sin sobre son su sur sus también
        tiene tras tres tu ucrania un una une unidos unión uno va venezuela vez vida y ya yo él
    """,
    "it": """
        accordo agli al all' alla alle anche ancora anni apre attacco c' casa che chi cina come con contro cosa così
        d' da dai dal dall' dalla dalle degli dei del dell dell' della delle dello di dice dopo dove due e ecco era
        esercito essere fa fine fra francia gas germania giorni giorno già gli governo guerra ha hanno i il in italia
        l' la lascia le lo loro ma mai meno mila mondo morti morto navi nei nel nell nell' nella nelle non nuova nuove
        nuovo oggi ogni ora pace paesi parla per perché petrolio più poi presidente prezzi prima può quando quanto
        quattro quell' questa questo qui russa russe russi russia russo s' sanzioni sarà se senza si sono sotto stati
        stato su sua sui sul sull' sulla sulle suo sì tra tre tutti tutto ucraina un un' una uniti uno usa vertice via
        è
    """,
    "pt": """
        a acordo afirma agora alemanha além anos antes ao aos apenas apoio após as ataque ataques até autoriza bilhões
        brasil casa com como contra da das de depois desde dia dias diz do dos e ela ele em entre era estado estados
        está estão eu eua foi foram frança governo guerra hoje há irã israel isso já mais mas mesmo milhões ministro
        morre morrem mortos muito mundo na nas navio nem no nos nova novo novos não o onde os ou para paz país países
        pela pelas pelo pelos petróleo pode por porque portugal presidente primeira primeiro quando que quem reino
        russo russos rússia sanções se sem ser será seu seus sobre sua são também tem três têm ucrânia um uma unidos
        vai você é
    """,
    "nl": """
        aan al alle als ander bij blijft dan dat de deze die dit doden dood door drie druk duitsland echt een eerder
        eerste eigen en er gaan gaat geen geld gewonden goed haar hebben heeft hem het hij hoe hun ik in is jaar
        kabinet kan komen komt krijgt kunnen leger maakt maar mag man meer mensen met miljard miljoen moet moeten na
        naar nederland nederlandse niet nieuw nieuwe nog nu of om onder onderzoek ook oorlog op over politie regering
        rusland russische sancties sinds staat staten te tegen terug toch tot tussen twee uit van vanaf vandaag veel
        verenigde volgens voor vrouw waar waarom wapens was wat weer wel werd wie wil willen worden wordt zegt zich
        zijn zonder
    """,
    "pl": """
        a aby ale amerykański bez być był była było będzie będą chce chiny co czy dla dlaczego do francja gdy i ich
        ile jak jako jednak jego jej jest jeszcze już kto które który lat ma maja mają może na nad nie niemcy
        niemczech nowe nowy o od oraz po pod podczas pokoju polsce polska polski premier prezydent przed przez przy
        roku ropy rosja rosji rosyjskich rosyjskie sankcje się szef są także tego tej ten to tylko tym tysięcy u
        ukraina ukrainie ukrainy unia usa w we wojna wojny z za ze został zł że żołnierzy
    """,
    "ro": """
        această acest acord al ale ani anunță ar armata atac au ca care ce cea cel cu cum către de din după este fi
        fost franța germania guvernul la lui mai mare mari mort morți multe nu o pace pe pentru peste petrol poate
        poliția președintele prin românia rus rusești rusia războiul sancțiuni sancțiunile se spune statele sua sub
        sunt să telegram trebuie un una unei unite unui va în între și
    """,
    "sv": """
        att av avtal blir bort både börjar de den dess det dog döda dödade efter en enligt ett fick frankrike fred fri
        från får för ger går gör han har hon hur här in inför ingen inte ja jag kan kina krig kriget kräver lag man
        med mellan men mer miljarder miljoner mot många måste ner nu ny nya när och olja om polisen presidenten på
        regeringen rysk ryska ryssland sanktioner sanktionerna sin sina ska skadade skulle som stoppar storbritannien
        svenska sverige säger så till trots två tyska tyskland under upp usa ut utan vad var vi vid vill visar är över
    """,
    "da": """
        af at blev blevet bliver danmark danske de den der det dræbt dræbte efter eller en er et fik for fra frankrig
        fred får før går gør ham han har hun hvad hvis hvor hvorfor i ikke ind ingen jeg kan kina kommer krig krigen
        kræver man med mellem men mere mod måske ned nej nu ny nye når og olie om op over politiet præsident på
        regeringen rusland russisk russiske sanktioner sig siger skal skibe som tidligere til to tyskland ud uden
        under usa var ved vi vil år
    """,
    "no": """
        at av ble bli blir de den der det dette drept eller en er et etter fikk for fra frankrike fred får før gjør
        går ha han har hun hva hvis hvor hvorfor i ikke ingen inn jeg kan kina kommer krever krig krigen mellom men
        mener mer mot må ned nei norge norske ny nye nå når og olje om opp over politiet president på regjeringen
        russisk russiske russland sanksjonene sanksjoner seg sier skal skip som tidligere til to trenger tyskland
        under usa ut uten var ved vi vil år
    """,
    "cs": """
        a ale ani až bez bude by byl byla bylo být chce co další do dohodu evropské francie i jak jako je jeho jejich
        jen ještě již jsou kde kdo kdy když které který kvůli let mají mezi má mír může na nad ne nebo není námořní ní
        německo od po pod podle policie premiér prezident pro proti protože první při roku ropa ropy ruska rusko ruské
        ruský ruských sankce se si své tak také tankery to ukrajina ukrajiny ukrajině unie už v ve vláda válka války
        více však z za ze zemřel čína že
    """,
    "sk": """
        a aj ako ale alebo až bez bol bola bolo bude by byť cez chce do ešte francúzsko ich je jeho ktorá ktoré ktorý
        lebo majú medzi mier má môže na nad nemecko nie nové od po pod podľa polícia pre prezident pri proti roku ropy
        ruska rusko ruské ruský sa sankcie si slovensko sme sú tak to ukrajina ukrajine už v viac vláda vo vojna vojny
        však z za zo čo čína ďalšie ľudí že
    """,
    "hu": """
        a akár amely amerikai az azt be béke csak de egy egyik el ellen elnök előtt embert európai ez ezt fel francia
        ha hogy háború igen ilyen is itt jó kell ki kormány két kínai köztársaság között lehet lesz magyar
        magyarország meg mert miatt minden mint most már még nem nincs német olaj orosz oroszország rendőrség sem
        szankciók szerint szerinte tovább ukrajna utolsó után vagy van vissza volt és új
    """,
    "fi": """
        ei eivät että eu hallitus hän ihmistä ja jo joka jos jälkeen kaikki kanssa kiina kuin kun kuoli miksi mukaan
        mutta myös nyt näin oli olisi on ovat pakotteita poliisi presidentti ranska rauha saksa sanoo se sekä sen sota
        suomen suomessa suomi tai tämä tänään ukraina ukrainan uudet uusi uutta vai vain vastaan venäjä venäjän
        venäläinen vielä voi vuoden vuotta yhdysvallat yli öljyä
    """,
    "tr": """
        abd ama ancak ateşkes bakanı başkanı bir birlikte bu bugün cumhurbaşkanı da daha de dedi devam değil dolar en
        etti fransa gibi göre gün hakkında ile ilk iran için işte kadar karşı ki mi milyar milyon nasıl ne olan olarak
        oldu rus rusya rusyaya savaş son sonra suriye türk türkiye ukrayna ve veya yaptırım yaptırımlar yeni yok yüzde
        çin çok üzerine
    """,
    "id": """
        ada agar akan aksi amerika as atas bagi baru bisa dalam dan dari dengan di dua hari hingga india indonesia ini
        itu jadi jika juga kapal karena ke kepada korban lagi lebih malaysia masih menjadi menteri minyak oleh orang
        pada para perang polisi presiden rp rusia saat sanksi satu sebagai sejak serangan serikat setelah sudah tahun
        tak tapi telah tentang terhadap tewas tidak untuk usai warga yang
    """,
    "hr": """
        a ali bez bi bio biti da do francuska i ili ima iz iznad je još kada kako kao ko kod koja koje koji na nafta
        nafte nakon ne nema nije njemačka nove o od ovo pod posle poslije predsednik predsjednik prema pri protiv rat
        rata rusija rusije ruske ruski ruskih sa sad samo sankcije se su sve svi te to u ubijeno ukrajina ukrajine
        ukrajini uz vlada vlade za zašto zbog će šta što
    """,
    "ca": """
        acord això al als amb anys aquest aquesta contra del dels des després diu el els en entre estatal estats està
        fins ha hi i la les mort més no pel pels per que russa russos rússia sancions segons sense sobre són també
        ucraïna un una unitats unió és
    """,
    "vi": """
        anh bị bộ cho chính cuộc có công của dầu giữa khi không làm lại lệnh mỹ nga người nhà những nước phạt phủ quân
        sau sẽ thống trong trung tàu tại tổng từ việt và vào về với xung ông đã được đến để đức
    """,
    "lt": """
        apie ar bei buvo dar dėl gali iki ir iš jav jie kad kaip karas kas lietuva lietuvos metų nuo po prieš rusija
        rusijos sankcijos su taip tik ukrainos už yra
    """,
    "lv": """
        ar arī asv bija būs gada ir ka karš krievija krievijas kā latvija latvijas līdz nav no par pie pret pēc
        sankcijas tas ukrainas un uz vai
    """,
    "et": """
        aasta eesti ei et ja ka kas kui kuid ning ole oli on president pärast sanktsioonid see sõda ta ukraina usa
        vene venemaa või üle
    """,
    "sl": """
        bi bil bo da do ga in je kaj ki ko kot ne ni o ob od po pred pri proti rusija rusije sankcije se so tudi
        ukrajini v vojna z za zaradi zda še
    """,
    "sq": """
        dhe do e gjatë i janë ka ku lufta me më nga një në pas për që rusia rusisë sanksione se si tij të ukrainë ë
        është
    """,
    "tl": "ang at ay dahil hindi kay ko mga na ng ni nina para sa si sina siya ukol umano",
    "sw": """
        baada hii hiyo huku kuhusu kutoka kwa kwenye la marekani na ni rais serikali urusi vita wa ya yake za zaidi
    """,
    "so": "ayaa ayay dowladda iyo ka kadib kale la oo soo soomaaliya u uu waa waxaa waxay",
    "af": "aan as die dit en het hulle is met na nie om oor op sal se sy te toe van vir wat word",
    "ru": """
        а арестовали арестован без бы был были было быть в ввел ввела ввели весь власти во война войны все всех
        вступил вступило вы выборах выборов выборы г где германия глава года году даже для до договор его если еще ещё
        её же за задержала задержали задержан закон закона запад заявил заявила заявили и из из-за или им истек истёк
        их к как киев киева киеве китай ко когда которые который кремле кремль лавров лет либо между мид миллионов
        министр минобороны мир млн много могут может москва мы на над надо назвал названа назначил назначила нас не
        нет нефти нефть нефтяные нефтяных ни но новая новую новые новый о об объявил объявили один одобрил одобрила
        одобрили он она они освободил освободила ослабил ослабила ослабили от отменил отменила отменили первая первый
        перед песков по повысил повысила погиб погибли под подписал подписала подписали после почему правительство
        президент при принял приняла приняли против рада раз россией россии российские российский российских россию
        россия рф с санкции санкций сбил сбили своей себя смягчил смягчила снизил снизила снимают снимет снова снял
        сняли со совет совета сообщил сообщила сообщили срок ставку стал стала стали суд судна судно сша также там
        танкер танкеров танкеры теневого теневой теперь то того только три ту тысяч у уволил уволила удар удары уже
        украина украине украинские украинский украины умер умерла ушел ушёл финляндия флота франция чем через что
        чтобы эта эти это
    """,
    "uk": """
        а або але без безпілотник безпілотників був будуть була були було бути в ввели ввечері вдруге вже виборах
        вибори виборів вибух вибухи виграв виграла виграли визнав визнала визнали вимагають вимагає влада вночі вона
        вони ворог ворожі вперше все вступив всіх втрат вчора від відклав відклала відклали відкрито відповів
        відповіла відставку війна війни він голова голову дбр де дитина для днів до договір домовилися досі дрони
        дронів діти ж жінка жінку з за заарештували заборонив загинув загинули закон закрито запроваджено запровадив
        запровадили запустив запустила запустили зараз затримав затримали затримано заявив заявила заявили звільнено
        звільнив звільнила звільнили згідно зеленський зеленського знижувати знизив знизила знизити знову зняв зняла
        зняли знято зранку зсу зупинив зупинили зі й його кабмін китай києва києві київ коли крім кількох лише має мит
        мита мито митом млн може можуть між міністр міністра міністри місяць на набув над назвав назвала назвали нас
        наступного наступної наступні нафта нафти нафту нбу не новий нових нової нову нові ні німеччина о об обстріл
        обстрілу оголосив оголосила оголосили оголошено один окупанти ос особи осіб отримав отримала отримали передав
        передала перемир'я переміг перша перший планують планує по повернув повернула повернули повідомив повідомила
        повідомили пожежа польща поліцію поліція пом'якшив помер померла понад пообіцяв пообіцяла пообіцяли попри
        послабив послабили почав почала президент прем'єр прем'єра при призначено призначив призначила про програв
        програла програли продовжив продовжила продовжили просять проти путін путіна під підвищив підвищила підписав
        підписала підписали підписано після пішла пішов рада ракети ракетний рнбо розпочав розпочала розпочали року
        років російська російський російських російської російські росію росія росіян росіяни росією росії рф рік сам
        санкцій санкції сбу своїх скасовано скасував скасувала скасували скільки собі ставку стала строк суд судно
        схвалено схвалив схвалила схвалили сша сьогодні та так також там танкер танкера танкери танкерів те термін
        тиждень тиск тиску три тільки тіньовий тіньового у угода угоди угоду удар удари україна україни україну
        україні уряд уряду ухвалено ухвалив ухвалила ухвалили флоту французький хоче хочуть хто це цей цього цієї
        через чи чинності чоловік чоловіка чому ще що щоб щодо як яка який якого якщо які і із їх її
    """,
    "be": """
        а аб абвясціў ад адміністрацыя але алеся беларускі беларусь беларусі будзе была было быць быў вайна вайны
        вельмі да дзе для ды з за зша каб кажа каля калі краін лукашэнка мае можа на не ня па паводле пад пасля пра
        праз прэзідэнт расейскай расеі расійскія расія расіі санкцыі сваіх супраць таксама тое толькі у цяпер ці ш што
        яго як які якія яна яны і іх ўжо ўкраіна ўкраіне ўкраіны
    """,
    "bg": """
        а ако без беше бил бяха в вече ви война войната все всички вчера във да два дни до договор договора докато е
        един ето за заради и из изтече или има как като кога което които който която към ли май ме между ми много може
        на над най не него но нов нови новите няма обяви от още пак по под пред преди през президентът при приема
        против първи път русия руска руски руските с са само санкции санкциите сащ се си след сме според срещу срок
        става със също тази така те тези то това този три трима тръмп турция у украйна франция че ще
    """,
    "sr": """
        а али без би био бити више вучић да два до док за зашто због и из или има иран када како као кога код која
        које који ли међу министар може на над након не него нема није нови о овај ове ово од он па по под после пред
        председник преко при против рата русија русије руске руски са сад сам само санкције све сви се србија србије
        српски сте су сутра та те то у уз украјина украјине украјини цене чему шта што је још јуче ће
    """,
    "mk": """
        а ако без беше би биде бил во војна ги го да две до е за затоа зошто и или има каде како кај кога кои кој која
        ли македонија меѓу нè на над не нема ни но нов нова новите о ова оваа овој од откако по повеќе пред преку при
        против русија руската руски руските сè сад само санкции санкциите се си со според српски таа тоа украина
        украинската што ќе
    """,
    "kk": """
        алып арналған бар басталды бойынша болады болды деді депутаттар жасады жаңа жылы және кездесті мен мұнай осы
        ресей ресейге ресейдің тағы тоқтатты туралы украина қабылдады қазақ қазақстан қарсы қойды қол үшін
    """,
    "ky": "боюнча бул жана кыргызстан менен орусия үчүн",
    "mn": "байна болон дээр монгол нь орос улс хүн",
    "tg": "аз бо ва дар кард он русия тоҷикистон шуд",
}
"""Each language's words, as they stand in its headlines."""

PLAIN: Mapping[str, str] = {
    "en": """
        abandons ability abuse access accused accuses act action ad addresses adds administration admits advance age
        agencies agency agents ago agree agreed agreement agrees ahead aid aims air aircraft alarm alerts alleged
        allegedly allies allow allowed allows alone always ambassador america american americans amount announces
        annual answer appeal appeals appears approval approves april area areas arms army arrest arrested arrests art
        article asia asks asset assets attack attacks attempt attorney august australia australian austria authorities
        authority avoid award awards baby back backed backing backs bad bail ball ban bank banking banks bans base
        based battle beach beat begin begins behaviour believe benefits berlin bet better bid big biggest bill billion
        black blames blast blasts block blocked blocks blood blow board boat bodies body bomb bombs book boom boost
        boosts border boss bottom brand break breaks bridge bring brings britain british broken brother brought budget
        bus business businesses buy buys call calls camp campaign cancer candidate capital captain car cards care
        career carrier cars case cash cast casts cause caused causes ceasefire central centre century ceo certain
        chair challenge challenges chance change changes chaos charge charged charges cheap check chief child children
        chinese cities city civil claims clash clashes clear climate close closer coach coal coast cold collapse
        colleges comes coming comment comments commission committee common community companies company compete
        complete concern concerns condemns conference confirms conflict congress consider considers consumer continue
        continues contract control convicted cost costs council counties countries country county course court courts
        cover crackdown crash create creates crime crimes crisis critical cross crown crude cruise cup curbs currency
        current customer customers cut cuts cyber daily dangerous dark data date daughter days dead deadly deal death
        deaths debate debt decade decades decides decision declares declines deep deeper defence defends defense delay
        delayed delays delegation demand demands denied denies deployment deputy despite details develop development
        dies diplomat diplomats director disaster discovery discuss dispute doctor doctors dollar domestic door double
        doubt dove downing dozens draft drama draws dream drive driver drives drone drones drop drops drug drugs
        earnings earth eases easing east eastern economic economy effort efforts eight election emergency employees
        end ends enemy energy engineer england enter environment era escape estate eu european evidence exchange
        exclusive executive exit expand expected expects expert experts explained exports extend extends eye eyes face
        faces facing fact faction factory fail failed fails failure fake fall fallen falling falls families family
        famous fan fans far farm farmers fashion fast father fbi fear fears federal feel female fight fights film
        final finally finance financial find finding finds fine finish fire fired fires firm firms first fish five
        flag flee fleet flight flights floor focus follow following follows food foods football force forces ford
        foreign forest formal former forward four fraud free frees freeze fresh friday friend friends front fuel full
        fund funding funds further future gain gains game gas germany get giant girl girls give giving global go goal
        gold gone government governor grand great green ground group groups grow growing growth guard guide guilty gun
        hail halt hand hands happen hard having head health hear hearing heart heat heavy held help helps high higher
        highest hike history hit hits hold holding holds holiday home homes honor hope hopes hospital hostage hostages
        hot hour hours house housing huge human hundreds hurricane hurt husband ice idea illegal image immigration
        impact important imports in including income increase independence independent indian industry inflation
        injured injury inquiry insurance intelligence interest interview invasion invest investigates investigation
        investment investor investors iran islands israel israeli issue issues jail jailed japan japanese job jobs
        join joins joint judge judges july june jury key kids kill killed killing kills kingdom know korea korean
        labour lack land landmark language large largest last late latest latin launch launches launching law
        lawmakers lawsuit lawyer lead leader leaders leading leads league learn leave led left legal lender lenders
        letter level levels liberal library life lift lifts light limit limits line link linked links list little live
        lives load loan local long longest looking looks lose loses losing loss lost lot love lower made main mainland
        major majority make male man management manager march market markets mass match matter means measures media
        medical meet meets member members men mental message middle migrants miles military million mine minerals
        mines mining minister minor miss missile missiles missing mission mixed model modern moment monday money month
        months mother move moves moving murder music nation national nations native nato natural naval navy need needs
        network new newest news night nine nominee non north northern notes notice november nuclear nurse october
        offers office official officials offshore oil old older olympics one online open opening opens operation
        operations opinion opposition option order orders overnight owned owner page panel parents parliament part
        partner partners party passed passengers passes past path pay pays peace pentagon people perfect person phone
        photo photos pick picks piece pipeline pitch place plan plane planned planning plans plant play player players
        pledge pledges plot point policies policy political politician politics poll polls poor pope port possible
        post potential pound pounds power powerful president pressure prevent previously price prices primary prime
        prince prison prisoner prisoners private probe problem problems proceeds process producer production products
        profit profits program progress project projects promise promises property proposal proposed proposes
        prosecutor prosecutors protect protection protest protesters protests proud provide public push pushes put
        puts quarter queen question questions quick quit quits race raid raids rail railway rain raise raised raises
        rally range rape rare rate rates reach reached reaches reacts ready real reality really reason recent record
        red reduce reform refugee refugees refuses regime region regional regulator regulators reject rejected rejects
        relations release released releases remain remains remarks repeal replace report reported reportedly reporter
        reports republican republicans request rescue rescued residents resign resigns response rest restore result
        results retire return returns reveals revenue review rich riders right rights ring riot rise rises rising risk
        risks rival road rock role room roots round route royal rule rules ruling run running runs rush russian
        russians safe safety sale sales sanctions satellite save scandal school schools science sea season seat second
        secret secretary sector secure security seen seize seizes self sell selling sells senate senator senators send
        sends senior september series service services set sets seven sexual share shareholders shares shift ship
        ships shock shooting shop shortage shot shots shutdown shuts side sign signed signs silent silver similar
        single situation six sixth size sky slams slash slashes small snow social sold soldier soldiers son song
        source sources south southern space speaks special speech speed spend spending spring spy staff stage stake
        standard stands star start starting starts state statement states station stay stays steel step steps stock
        stocks stop stops store storm story straight strategy stream street strike strikes strong student students
        study success sues suicide suit summer summit sunday supply support supports supreme surge suspect suspected
        suspects suspends suspension system tackle take taken talk talks tank tanker tankers tanks target targets
        tariff tariffs tax teacher team teams tech technology teen television tell tells ten tension tensions term
        terms terror test tests think third thousand thousands threat threaten threatens thursday ties time times
        today tomorrow tonight tool tools top total tough tour tower town track trade traffic trafficking training
        travel treaty trial tried tries trip troop troops trouble truce truck trump trust truth try trying tuesday tv
        two uk ukraine un union unit united unveils update updates urge urged urgent urges us usa usual value vehicle
        version vessel vessels victim victims victory video view violence virus visa visit voice vote voters votes
        voting vows vs wage waiver wake walk wall wanted war warm warming warn warned warning warns warship washington
        watch water waters wave weak weapon weapons wear weather website wednesday week weekend weeks weigh weighs
        welcome west western white whole wide wife wild wildfire win wind winner winning wins winter woman women won
        word work workers working works world worst worth wounded write wrong year years yes yesterday yield york
        young youth zone
    """,
}
"""Words of a language that others borrow or take for names, so that they tell less."""

PARTS: Mapping[str, str] = {
    "en": """
        -ing -ings -ed -er -ers -or -ors -al -ally -ic -ics -able -ible -ism -ist -ists -ive -ous -ment -ments -ent
        -ents -ant -ants -tion -tions -sion -ance -ence -ate -ates -ary -ory -age -ward -ness -ship -ght -ghts -ly -ty
        -ries -ths -th -ck -cks -sh -wn -ee -ees -ey -ays -ow -ows -ies -ould -ught -ful -less
    """,
    "de": """
        -ung -ungen -heit -heiten -keit -keiten -schaft -schaften -isch -ische -ischen -ischer -isches -lich -liche
        -lichen -licher -iert -ieren -ierung -sch -cht -chten -tz -tzt -tzen -eln -elt -ert -ßt -ßen -ste -sten -igt
        -igen -iges -ige -nkt -rkt -nnt -llt -hrt -rieg -rung -euer -eich -eiche -äten -ität -ents -dem -gt -bt -mt
        -kt -eht -auft -artet -rrt -ückt -iebt -ngen -nnen -chen -ehen -aben -eben -ufen -llen -hren -eren -tten -ssen
        -nden -rden -cken -ügen -agen -ogen -egen -eiten -enten -isten -onen -bar -los -werk -haus -land -platz -teil
        -teile -stoff -führung ver- ents- entl- gesch- gew- schw- schl- schn- zw- pf- bundes- außen- haupt- wirtsch-
        aus- auf- ein- vor- über- zurück- unter- -lassen -minister -präsident -chef -kanzler -gericht -krieg -zahl
        -zahlen -abkommen -vertrag -streit -reise -steuer -staat -staaten -wahl
    """,
    "fr": """
        -eur -eurs -euse -euses -eux -aux -oux -ique -iques -aire -aires -ée -ées -é -és -ère -ères -ois -oise -oises
        -ait -aient -ement -ements -isme -iste -istes -elle -elles -ette -ettes -esse -ité -ités -oir -oire -oires
        -eau -eaux -ille -illes -ent -ez -tion -tions -ance -ances -ence -ences -ssent -nne -nnes -agne -ogne -ège
        -èges -iens -ienne -yer
    """,
    "es": """
        -ción -ciones -dad -dades -ado -ados -ada -adas -ido -ida -idos -ará -erá -irá -ió -arán -ería -ero -eros -ez
        -ía -ías -ar -er -ir -ismo -ando -iendo -oso -osa -iento -ientos
    """,
    "it": """
        -zione -zioni -ità -ato -ati -ata -ate -uto -uti -uta -ito -iti -ita -are -ere -ire -ando -endo -ello -elli
        -ella -elle -etto -etti -ini -ino -ano -ani -oni -aio -ici -ico -ica -iche -ghi -cchi -zzo -zza -sso -ssi
    """,
    "pt": """
        -ção -ções -dade -dades -ado -ados -ada -adas -ido -ida -idos -ará -erá -irá -ão -ões -ãos -ou -eu -iu -ar -er
        -ir -ém -ais -eis -agem -ndo -mento -nha -nho -nças -nça
    """,
    "nl": """
        -ing -ingen -heid -heden -lijk -lijke -sche -sch -aan -oor -aar -aars -eer -eert -eren -ijd -ijt -ijn -ijk
        -ijf -ij -oet -oek -oen -uis -uik -uit -uur -aag -aat -aats -ond -oogd -eel -eeft
    """,
    "pl": """
        -ów -ach -ami -iem -iego -ego -emu -ych -ymi -ić -ać -eć -ał -ała -ało -ali -ły -ło -cja -cji -cję -ość -ości
        -nia -nie -ski -ska -skie -skiego -skich -wski -ę -ą -czy -sz
    """,
    "ro": "-ul -ului -ilor -elor -lor -ării -ție -ții -ește -esc -ească -ă -ți -iei -rea -ează",
    "sv": """
        -ar -arna -erna -orna -et -en -ade -ats -ning -ningen -ningar -het -heter -lig -liga -ligt -isk -iska -iskt
        -tt -rna -sson -ås -ör
    """,
    "da": """
        -erne -ene -et -en -ede -ing -ingen -inger -hed -heder -lig -lige -ligt -isk -iske -tion -dt -nd -lse -lsen
        -lser
    """,
    "no": """
        -ene -et -en -ede -ing -ingen -inger -het -heter -lig -lige -isk -iske -sjon -sjonen -sjoner -else -elser
        -lsen -tt -nn
    """,
    "cs": """
        -ů -ých -ého -ému -ům -ách -ami -ění -ání -ost -osti -ský -ská -ské -ských -oval -ovala -il -ila -ěl -ou -í -ě
        -ka -ky
    """,
    "sk": """
        -ov -ých -ého -ému -om -ách -ami -enie -anie -osť -osti -ský -ská -ské -ských -oval -ovala -il -ila -ú -ie -í
        -ka -ky
    """,
    "hu": """
        -nak -nek -ban -ben -ból -ből -ról -ről -hoz -hez -tól -től -ság -ség -ott -ett -ött -ok -ek -ák -ék -ója -tt
    """,
    "fi": """
        -ssa -ssä -sta -stä -lla -llä -lta -ltä -lle -nen -sen -set -tta -ttä -an -än -aa -ää -iin -een -vat -vät -ksi
        -maan -kaa
    """,
    "tr": """
        -lar -ler -ları -leri -dan -den -nın -nin -da -de -dı -di -du -yor -acak -ecek -mış -miş -ması -mesi -lık -lik
        -ını -ini
    """,
    "id": "-kan -nya -an -men -ber",
    "hr": """
        -ić -ija -ije -iji -ski -ska -ske -skog -skih -nje -nja -ao -ali -la -lo -ost -osti -ovi -ova -om -ima
    """,
    "ru": """
        -ый -ий -ая -ое -ые -ие -ого -его -ому -ему -ых -их -ть -ться -тся -ет -ют -ит -ят -ешь -ал -ала -али -ил -ила
        -или -ел -ели -ся -сь -ние -ния -нию -ости -ость -ский -ская -ские -ского -ских -ов -ев -ами -ями
    """,
    "uk": """
        -ий -ій -ння -ття -ість -ості -ив -ила -или -ав -ала -али -ував -увала -ували -ють -ться -ає -ляє -ються
        -ський -ська -ські -ських -ську -ської -ською -ського -ському -ого -ому -их -ів -їв -ами -ями -ець -тиме
        -тимуть -ено -ано -ював -ювала -ювали -ся -сь -тися -тись -лося -лися -ять -ить -ати -ити -вати -увати -ання
        -ення -ень -ань -ювати -яти
    """,
    "be": "-ць -цца -ння -насць -ага -ому -аў -аўся -скі -ская -скага -скіх -іць -ае -цыя -цыі -ыць",
    "bg": """
        -ът -ят -та -то -те -ите -ата -ето -ция -ции -ски -ска -ско -ските -иха -аха -ение -ания -ва -ват -ъл -ър -ън
        -ъс бъ- гъ- дъ- къ- лъ- мъ- нъ- пъ- ръ- тъ-
    """,
    "sr": "-ије -ија -ња -ње -ски -ска -ских -ао -ла -ли -ом -има -ма -ћи -ић",
    "mk": "-от -та -то -те -ите -ата -ија -ии -ски -ска -ско -ските -ува -уваат -ње -ва",
}
"""How words of a language begin (`ver-`) and end (`-ung`) that no list holds; a part tells less than a word."""

LETTERS: Mapping[str, str] = {
    "de": "äöüß",
    "fr": "éèêàçùûôîâëïœ",
    "es": "ñ¿¡óáíúé",
    "it": "àòùìèé",
    "pt": "ãõçáêâóíú",
    "nl": "ëïé",
    "pl": "ąęłńśźżćó",
    "ro": "ăâîșțşţ",
    "sv": "åäö",
    "da": "åøæ",
    "no": "åøæ",
    "cs": "ěřůčšžýáíéťďň",
    "sk": "ľĺŕôäčšžýáíéťďňú",
    "hu": "őűáéíóúöü",
    "fi": "äö",
    "tr": "ığşçöü",
    "hr": "čćđšž",
    "ca": "·àèçòéí",
    "vi": "đơưăâêôạảấầẩậắặẹẻếềểễệỉịọỏốồổỗộớờởợụủứừửữựỳỵỷ",
    "lt": "ėįųūąęčšž",
    "lv": "āēīūķļņģčšž",
    "et": "õäöü",
    "sl": "čšž",
    "sq": "ëç",
    "ru": "ыэё",
    "uk": "іїєґ",
    "be": "ўіыэё",
    "sr": "јљњђћџ",
    "mk": "јљњѓќѕџ",
    "kk": "әғқңөұүһі",
    "ky": "ңөүыэ",
    "mn": "өүыэ",
    "tg": "ғӣқӯҳҷ",
}
"""Letters that few others have."""
