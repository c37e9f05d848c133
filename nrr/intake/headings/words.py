"""What people call their columns. A new synonym is one word here."""

# ruff: noqa: SIM905 - a list of words reads best as words

from enum import StrEnum

from nrr.intake.lexicon.concepts import Concept
from nrr.intake.lexicon.lexicon import phrases


class Role(StrEnum):
    """What a column is for."""

    CUSTOMER = "customer"
    CUSTOMER_ID = "customer_id"
    MONTH = "month"
    YEAR = "year"
    AMOUNT = "amount"
    START = "start"
    END = "end"
    INTERVAL = "interval"
    INTERVAL_COUNT = "interval_count"
    TERM = "term"
    MOVEMENT = "movement"
    REVENUE_TYPE = "revenue_type"
    STATUS = "status"
    CURRENCY = "currency"
    SUBSCRIPTION = "subscription"
    PRODUCT = "product"
    PARENT = "parent"
    CANCELLED = "cancelled"
    OPENING = "opening"
    EXPANSION = "expansion"
    CONTRACTION = "contraction"
    CHURN = "churn"
    REACTIVATION = "reactivation"
    NEW = "new"
    CLOSING = "closing"


COMPONENTS = frozenset(
    {Role.OPENING, Role.EXPANSION, Role.CONTRACTION, Role.CHURN, Role.REACTIVATION, Role.NEW, Role.CLOSING}
)
_SYNONYMS: dict[Role, str] = {
    Role.CUSTOMER: (
        "customer|customers|customer name|customers name|accounts name|clients name|client|clients|client name|account|accounts|account name|company|company name|"
        "organisation|organization|organisation name|organization name|name|subscriber|subscriber name|buyer|debtor|debtor name|merchant|"
        "merchant name|customer company|customer full name|payer|bill to|sold to|ship to|end user|cust|cust name|logo|tenant|end customer|"
        "business|business name|legal name|legal entity|trading name|contact|contact name|customer email|email|customer description|opportunity account|row labels|"
        "kunde|kunden|kundenname|kundin|firma|debitor|debitorenname|mandant|auftraggeber|kundenbezeichnung|name des kunden|"
        "client nom|nom client|nom du client|raison sociale|intitule|nom du compte|societe|entreprise|nom|"
        "cliente|clientes|nombre|nombre cliente|nombre del cliente|razon social|empresa|denominacion|titular|"
        "ragione sociale|nome cliente|azienda|nome|nome do cliente|klant|razao social|intestatario|debiteur|relatie|bedrijfsnaam|kundens navn|virksomhed|yritys|firma klienta|nabywca|klantnaam|bedrijf|afnemer|kund|kundnamn|foretag|kundenavn|"
        "asiakas|asiakkaan nimi|klient|nazwa klienta|kontrahent|nazwa|zakaznik|odberatel|musteri|musteri adi|ugyfel|"
        "клиент|заказчик|контрагент|покупатель|客户|客户名称|客戶|公司|顧客|顧客名|お客様|得意先|取引先|고객|고객명|고객사|거래처|עמיל|العميل"
    ),
    Role.CUSTOMER_ID: (
        "customer id|customerid|customer no|customer number|customer code|customer key|customer uuid|customer external id|"
        "client id|client no|client number|client code|account id|account no|account number|account code|account key|company id|"
        "cust id|cust no|custid|organisation id|organization id|org id|subscriber id|external id|crm id|sfdc id|salesforce id|"
        "id|customer reference|customer ref|stripe customer id|payer id|tenant id|merchant id|user id|"
        "kundennummer|kunden nr|kundennr|kunden id|kd nr|kdnr|debitorennummer|debitor nr|kontonummer|"
        "numero client|no client|code client|compte tiers|code tiers|id client|n client|id cliente|codigo cliente|codigo de cliente|numero de cliente|"
        "codice cliente|klantnummer|klant id|klantnr|kundnummer|kund id|kundenummer|asiakasnumero|numer klienta|id klienta|"
        "kod klienta|cislo zakaznika|musteri no|id клиента|код клиента|客户编号|客户id|顧客id|顧客コード|顧客番号"
    ),
    Role.MONTH: (
        "month|date|period|month end|month ending|month end date|mrr month|billing month|billing date|posting date|posted date|"
        "invoice date|transaction date|event date|reporting month|report month|report date|as of|as of date|snapshot date|"
        "snapshot month|day|service month|revenue month|calendar month|year month|yearmonth|month year|period end date|month start|"
        "month begin|mth|fiscal month|fiscal period|accounting period|activity date|effective date|timestamp|time|datetime|"
        "movement date|change date|event timestamp|local event timestamp|event time|close date|document date|date utc|created|created at|created utc|start of month|month of|monthly|"
        "monat|datum|periode|buchungsdatum|rechnungsdatum|belegdatum|buchungsmonat|leistungsmonat|zeitraum|stichtag|abrechnungsmonat|"
        "mois|date facture|date de facture|date facturation|fecha|mes|periodo|fecha factura|fecha de factura|mois de facturation|mois facture|date piece|date comptable|date d ecriture|date ecriture|fecha contable|fecha de emision|mes facturado|mes de facturacion|competencia|mes de competencia|data de competencia|data competencia|mes de referencia|mes referencia|data de emissao|"
        "mese|data|data fattura|mes ano|periodo di riferimento|mese di competenza|mese competenza|data documento|data competenza|boekmaand|boekperiode|boekdatum|factuurmaand|fakturadatum|bokforingsdatum|fakturadato|bilagsdato|bogforingsdato|laskun pvm|laskutuskuukausi|miesiac rozliczeniowy|okres rozliczeniowy|data sprzedazy|data wystawienia|datum vystaveni|maand|factuurdatum|manad|maned|kuukausi|pvm|miesiac|okres|data faktury|"
        "mesic|obdobi|ay|tarih|donem|honap|месяц|дата|период|月份|月|日期|年月|期间|日付|対象月|計上月|発生日|請求月|請求日|売上月|売上日|利用月|取引日|账单月份|计费月份|청구월|기간|월|날짜"
    ),
    Role.YEAR: "year|fiscal year|calendar year|jahr|annee|ano|anno|jaar|ar|rok|yil|год|年|年度",
    Role.AMOUNT: (
        "mrr|monthly recurring revenue|net mrr|mrr amount|total mrr|current mrr|customer mrr|monthly mrr|mrr value|mrr total|"
        "monthly revenue|monthly fee|monthly price|monthly amount|monthly value|monthly charge|recurring revenue|"
        "arr|annual recurring revenue|annualized recurring revenue|annualised recurring revenue|arr amount|total arr|annual amount|"
        "annual value|annual contract value|acv|annual fee|annual price|annual revenue|yearly amount|annualized mrr|carr|cmrr|"
        "amount|value|revenue|net|subtotal|sub total|net amount|net revenue|net value|total amount|invoice amount|line amount|subscription amount|"
        "subscription revenue|recurring amount|sales|turnover|billing|billings|billed|billed amount|fee|price|charge|charges|total|"
        "invoice total|subtotal amount|subscription fee|contract value|tcv|total contract value|deal value|opportunity amount|rev|"
        "line total|extended amount|extended price|total price|net total|amount due|amount paid|paid amount|plan amount|unit amount|mrr change|mrr delta|change|delta|mrr movement|movement amount|arr change|arr delta|arr movement|change in mrr|change in arr|delta mrr|delta arr|mrr impact|arr impact|net change|"
        "mrr cents|amount cents|cents|sum|sum of mrr|sum of amount|sum of revenue|spend|quarterly amount|quarterly revenue|"
        "betrag|umsatz|erlos|erlose|nettobetrag|nettoumsatz|monatsbetrag|monatlicher umsatz|monatsumsatz|summe|wert|gebuhr|preis|"
        "jahresbetrag|jahresumsatz|netto|rechnungsbetrag|monatsgebuhr|monatspreis|monatlicher betrag|nettoerlos|vertragswert|jahreswert|abopreis|rechnungssumme|"
        "montant|montant ht|montant mensuel|chiffre d affaires|chiffre d'affaires|ca|revenu|revenus|revenu mensuel|prix|montant annuel|montant net|montant facture|base imponible|base hors taxe|base ht|total ht|sous total|ca ht|ca mensuel|abonnement mensuel|loyer mensuel|redevance|revenu recurrent|"
        "importe|monto|ingreso|ingresos|ingreso mensual|valor|cuota|precio|importe neto|receita|receita mensal|valor mensal|cuota mensual|importe mensual|precio mensual|mensualidad|facturacion|valor neto|valor liquido|preco|faturamento|mensalidade|receita liquida|receita recorrente|"
        "importo|ricavo|ricavi|fatturato|canone|canone mensile|importo mensile|prezzo|bedrag|omzet|prijs|maandbedrag|importo netto|imponibile|ricavo mensile|quota mensile|maandomzet|maandprijs|nettobedrag|netto omzet|jaarbedrag|abonnementsbedrag|"
        "belopp|intakt|omsattning|pris|manadsbelopp|manadsavgift|manadspris|manadsintakt|nettobelopp|arsbelopp|avgift|belop|manedsbelop|nettobelop|arsbelop|inntekt|omsetning|manedsbelob|manedspris|nettobelob|arsbelob|indtaegt|hinta|kuukausihinta|kwota netto|wartosc netto|oplata miesieczna|przychod miesieczny|abonament|castka bez dph|mesicni castka|belob|omsaetning|summa|liikevaihto|kwota|przychod|wartosc|cena|castka|trzby|tutar|gelir|"
        "osszeg|сумма|выручка|доход|金额|收入|金額|売上|月額|年額|売上金額|月額料金|月次売上|売上高|利用料|請求金額|税抜金額|税抜|月费|月收入|订阅金额|월매출|월 이용료|매출|금액"
    ),
    Role.START: (
        "start|start date|startdate|subscription start|subscription start date|contract start|contract start date|begin|begin date|"
        "from|valid from|from date|service start|service start date|service period start|period start|period start date|period from|"
        "commencement|commencement date|started at|current period start|current period start utc|effective from|activation date|"
        "activated at|start month|first month|signup date|sign up date|signed up|subscribed at|start utc|start date utc|billing start|go live|term start|term start date|"
        "beginn|startdatum|vertragsbeginn|von|gultig ab|ab|leistungsbeginn|debut|date debut|date de debut|du|"
        "inicio|fecha inicio|fecha de inicio|desde|fecha de alta|fecha alta|data inicio|data de inicio|vertragsstart|laufzeitbeginn|date d effet|date effet|decorrenza|data decorrenza|avtalsstart|kontraktsstart|periodstart|alku|alkupvm|inizio|data inizio|data di inizio|dal|ingangsdatum|begindatum|van|startdato|"
        "data rozpoczecia|poczatek|od|zacatek|baslangic|baslangic tarihi|начало|дата начала|开始日期|开始|開始日|利用開始日"
    ),
    Role.END: (
        "end|end date|enddate|subscription end|subscription end date|contract end|contract end date|to|until|valid to|valid until|"
        "to date|service end|service end date|service period end|period end|period to|expiry|expiry date|expiration|expiration date|"
        "expires|termination date|terminated|ended at|current period end|current period end utc|effective to|end month|last month|"
        "ended at utc|end utc|end date utc|billing end|term end|term end date|churn date|churned at|"
        "ende|enddatum|vertragsende|bis|gultig bis|leistungsende|kundigung zum|fin|date fin|date de fin|au|"
        "fecha fin|fecha de fin|hasta|fine|fecha de baja|fecha baja|data fim|data de fim|data de termino|laufzeitende|avtalsslut|kontraktsslut|periodslut|loppu|loppupvm|data fine|data di fine|al|einddatum|tot|slutdatum|slutdato|"
        "data zakonczenia|koniec|do|konec|bitis|bitis tarihi|конец|дата окончания|окончание|结束日期|结束|終了日|利用終了日"
    ),
    Role.INTERVAL: (
        "interval|billing interval|billing period|billing frequency|frequency|billing cycle|cycle|period type|billing term|plan interval|"
        "payment frequency|payment interval|billing|invoice frequency|interval unit|recurring interval|charge frequency|"
        "turnus|abrechnungszeitraum|abrechnungsintervall|zahlweise|zahlungsintervall|intervall|frequence|periodicite|"
        "frecuencia|periodicidad|frequenza|cadenza|facturatiefrequentie|billing type|abrechnung"
    ),
    Role.INTERVAL_COUNT: "interval count|intervalcount|billing interval count|billing cycle interval|interval length|plan interval count|plan interval length|billing period count",
    Role.TERM: (
        "term|term months|contract term|contract term months|duration|duration months|months|term length|number of months|"
        "subscription term|laufzeit|laufzeit monate|duree|duree mois|duracion|durata|looptijd|contract length|contract months"
    ),
    Role.MOVEMENT: (
        "movement|movement type|event|event type|change type|mrr change type|mrr movement type|mrr type|activity|activity type|"
        "movement category|mrr event|bewegung|bewegungsart|mouvement|type de mouvement|movimiento|tipo de movimiento|movimento|vorgang|mutatie|mutatietype|type mutatie|soort mutatie|handelse|rorelse|bevaegelse|hendelse|bevegelse|zdarzenie|rodzaj zmiany|evento|tipo evento|tipo de evento|evenement|type d evenement|anderungsart|variazione|tipo movimento|tipo di movimento|tipo de movimento|muutos|変動|变动类型"
    ),
    Role.REVENUE_TYPE: (
        "revenue type|type of revenue|charge type|line type|item type|revenue category|revenue stream|billing category|fee type|"
        "recurring|is recurring|recurring flag|recurring?|gl account|gl account name|gl code|ledger account|revenue account|income account|"
        "nominal account|nominal code|sachkonto|erloskonto|erlosart|umsatzart|type de revenu|tipo de ingreso|type|art|typ|tipo|category|kategorie|soort|omzetsoort|soort omzet|intaktstyp|slag|rodzaj|typ przychodu|nature|tipo ricavo|tipo di ricavo|tipo de receita|tipo de cargo|categoria|categorie|kategori|laji|tyyppi|druh|種別|区分|种类|类型|유형|구분"
    ),
    Role.STATUS: (
        "status|state|subscription status|account status|customer status|contract status|stage|zustand|statut|estado|stato|stan|durum"
    ),
    Role.CURRENCY: (
        "currency|currency code|ccy|curr|cur|iso currency|wahrung|devise|monnaie|moneda|divisa|valuta|moeda|waluta|mena|para birimi|valutta|valuutta|valutakod|valutacode|"
        "валюта|货币|币种|通貨"
    ),
    Role.SUBSCRIPTION: (
        "subscription|subscription id|subscriptionid|sub id|contract|contract id|contract no|contract number|subscription number|"
        "subscription uuid|subscription external id|vertragsnummer|vertrag|contrat|contrato|contratto|contract nr|contractnummer|avtal|avtalsnummer|kontrakt|umowa|nr umowy|契約番号"
    ),
    Role.PRODUCT: "description|line description|item description|memo|charge|charge name|product|product name|plan|plan name|sku|item|service|produkt|produit|producto|prodotto|module|offer|package|tarif|line item",
    Role.PARENT: "parent|parent account|parent company|parent customer|parent id|group|group name|holding|konzern|muttergesellschaft|ultimate parent",
    Role.CANCELLED: "cancelled at|canceled at|cancellation date|cancelled on|canceled on|cancel date|canceled at utc|kundigungsdatum|cancelled",
    Role.OPENING: (
        "starting mrr|opening mrr|beginning mrr|start mrr|mrr start|starting arr|opening arr|beginning arr|opening balance|"
        "mrr at start|starting revenue|opening revenue|beginning revenue|mrr beginning|mrr opening|bop mrr|bop arr|opening|starting|beginning"
    ),
    Role.EXPANSION: "expansion|expansion mrr|expansion arr|upsell|upgrades|upgrade|upgrade mrr|expansion revenue|upsells|upsell mrr|cross sell",
    Role.CONTRACTION: "contraction|contraction mrr|contraction arr|downgrade|downgrades|downgrade mrr|downsell|contraction revenue|downsell mrr",
    Role.CHURN: "churn|churned mrr|churn mrr|churned arr|churn arr|churned|churned revenue|cancellations|lost mrr|lost|lost revenue|churn revenue",
    Role.REACTIVATION: "reactivation|reactivation mrr|reactivations|reactivated|reactivated mrr|win back|winback|returning mrr|resurrected",
    Role.NEW: "new|new mrr|new arr|new business|new business mrr|new customers mrr|new logo|new logo mrr|new revenue|new sales",
    Role.CLOSING: "ending mrr|closing mrr|end mrr|mrr end|ending arr|closing arr|closing balance|ending revenue|closing|ending|eop mrr|eop arr",
}

ROLE_OF_WORD = {word: role for role, words in reversed(_SYNONYMS.items()) for word in words.split("|")}
INTERVAL_HEADINGS = frozenset(_SYNONYMS[Role.INTERVAL].split("|"))
"""Some of them ("Billing", "Charge") head amounts as well: the cells decide."""

MONTHLY_WORDS = frozenset(
    "mrr monthly month cmrr monatlich monats monatsbetrag monatsumsatz mensuel mensual mensile mensal maand 月額 monatlicher monatliche monatsgebuhr monatspreis mensuelle mensili mensualidad mensalidade maandbedrag maandomzet maandprijs manadsbelopp manadsavgift manadspris manedsbelob manedsbelop manedspris kuukausihinta miesieczny miesieczna mesicni 月额 月费 月額料金".split()
)
ANNUAL_WORDS = frozenset(
    "arr annual annualized annualised yearly acv carr jahres jahresbetrag jahresumsatz annuel anual annuale pa annuo annua jahrlich jahrlicher jahrliche jahreswert annuelle annuels jaarbedrag jaaromzet arsbelopp arsbelob arsbelop roczny roczna rocni 年額 年额".split()
)
QUARTERLY_WORDS = frozenset("quarterly quarter qrr quartal trimestriel trimestral".split())
THOUSAND_WORDS = frozenset(
    "k thousand thousands 000 000s tsd teur tusd tgbp keur kusd kgbp tausend milliers miles".split()
)
MILLION_WORDS = frozenset("mn mm million millions mio meur musd".split())
STRONG_AMOUNT_WORDS = frozenset("mrr arr cmrr carr".split())
AMOUNT_WORDS = frozenset(phrase for phrase in phrases(Concept.MONEY) if " " not in phrase)
NOT_AMOUNT_WORDS = frozenset(
    "id date type count currency growth change rate pct percent share rank status reason number code name start end since month seats "
    "users units quantity qty discount tax vat list budget forecast target plan margin cost expected lifetime ltv cac score".split()
)
MOVEMENT_SIGNS: dict[str, int] = {
    **dict.fromkeys("new|new business|new mrr|new logo|signup|sign up|initial|start|neu|nouveau|nuevo|nuovo|new subscription|created|neukunde|neugeschaft|neukunden|nouveau client|nouvelle|alta|nueva|nuevo cliente|novo|nova|novo cliente|nuova|nuovo cliente|nieuw|nieuwe klant|ny|nytt|ny kund|ny kunde|nowy|nowa|nowy klient|uusi|novy|新規|新增|신규".split("|"), 1),
    **dict.fromkeys("expansion|upgrade|upsell|cross sell|increase|erweiterung|upgraded|upgrade mrr|addon|add on|price increase|expansion mrr|up|erhohung|hausse|augmentation|ampliacion|aumento|expansao|espansione|uitbreiding|verhoging|utokning|okning|merforsaljning|uppgradering|udvidelse|utvidelse|opgradering|oppgradering|mersalg|rozszerzenie|wzrost|laajennus|アップグレード|増額|扩展|升级|확장".split("|"), 1),
    **dict.fromkeys("reactivation|reactivated|win back|winback|returning|resurrection|resurrected|reaktivierung|resumed|reactivate|resume|reactivacion|reativacao|riattivazione|heractivering|reaktivering|genaktivering|reaktywacja|再開|复购|재활성".split("|"), 1),
    **dict.fromkeys("contraction|downgrade|downsell|decrease|reduction|downgraded|reduzierung|kontraktion|price decrease|down|contracted|baisse|reduccion|contraccion|reducao|contracao|riduzione|contrazione|krimp|verlaging|inkrimping|minskning|nedgradering|reduktion|reduksjon|zmniejszenie|spadek|supistuminen|ダウングレード|減額|收缩|降级|축소".split("|"), -1),
    **dict.fromkeys("churn|churned|cancellation|cancelled|canceled|cancel|lost|termination|terminated|kundigung|churned mrr|paused|expired|abgang|verlust|resiliation|depart|baja|cancelacion|cancelamento|saida|disdetta|cessazione|recesso|opzegging|vertrek|uppsagning|avslut|opsigelse|oppsigelse|rezygnacja|odejscie|irtisanominen|vypoved|解約|流失|取消|해지|이탈".split("|"), -1),
}  # fmt: skip
OPENING_MOVEMENTS = frozenset(
    "opening|opening balance|starting balance|existing|initial balance|start balance|anfangsbestand".split(
        "|"
    )
)
CHURN_MOVEMENTS = frozenset(
    "churn|churned|cancellation|cancelled|canceled|cancel|lost|termination|terminated|kundigung|churned mrr|expired|abgang|verlust|resiliation|depart|baja|cancelacion|cancelamento|saida|disdetta|cessazione|recesso|opzegging|vertrek|uppsagning|avslut|opsigelse|oppsigelse|rezygnacja|odejscie|irtisanominen|vypoved|解約|流失|取消|해지|이탈".split(
        "|"
    )
)
