package org.vigie.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.enrich.MatchSession;
import org.vigie.standalone.explain.ArticleLine;
import org.vigie.standalone.process.Configuration;

/** Checks watches that {@code vigie init} writes, on labelled articles. */
class NewWatchesTest {
  private static final Path SETS = Path.of("src/test/resources/labelled");

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir private Path folder;

  /**
   * Results of the first try, before a release's sentences were compared, were 1.000, 0.500; 1.000,
   * 0.450; 1.000, 0.200; after that 1.000, 0.850; 0.947, 0.900; 1.000, 0.600. The limits are the
   * results of later rules, made after all articles had been read. Those of the hospital and the
   * cooperative at the first try, with these rules, were 0.857, 0.818 and 0.950, 0.864; those of
   * the brewery and the shelter 0.895, 0.773 and 0.792, 0.864, and, with the rules made for these,
   * those of the marshes and the railway 1.000, 0.455 and 0.882, 0.682; those of the dairy, the
   * patients, the port and the think tank 0.929, 0.591; 0.929, 0.591; 0.923, 0.545; 1.000, 0.727.
   * Two articles about the museum call it by a name that init does not know. Words of one family
   * found one article more about the think tank, and made one false alarm for the shelter. The
   * water utility and the nurses, of ordinary articles, had 1.000, 0.905 and 1.000, 0.952 at first.
   * The maker of frozen food and the sea rescuers, of hard ones, had 1.000, 0.727 and 0.933, 0.667;
   * with the rules from before 0.938, 0.682 and 1.000, 0.571. The hospital of 2026-05, the
   * consumers' association and the maker of biscuits had 0.895, 0.773; 1.000, 0.727; 1.000, 0.667.
   * The growers, the sleep institute and the airport, after the concepts, had 0.840, 0.955; 0.950,
   * 0.864; 1.000, 0.857. A hospital group, tenants, a maker of meals and pedestrians had 0.941,
   * 0.727; 0.947, 0.818; 1.000, 0.864; 1.000, 0.864. Then roles before a name, words of our name
   * beside our kind and stems of the releases' subjects were added; with these, a children's
   * hospital, an alliance for clean air and a mill had 0.889, 0.727; 1.000, 0.636; 0.947, 0.818.
   * The alliance's acronym was not found because of an apostrophe. The water utility lost one
   * article: its headline is no longer ours, because the text names another source first. The
   * hospital of 2026-09, an organisation against forced labour, a maker of muesli and libraries had
   * 1.000, 0.864; 1.000, 1.000; 0.950, 0.864; 0.857, 0.818 at first, which later rules left as it
   * is. The airport lost an article: <i>the offer at Tollerby</i> is nothing that the airport says.
   * Hospital pharmacists, peanut butter, electricity and help with forms had 1.000, 0.818; 0.900,
   * 0.818; 1.000, 0.818; 1.000, 0.818 at first. The rules made before these lost an article about
   * the railway and one about the port, and made a false alarm for the rescuers. A Dutch hospital
   * group, Spanish preserves and an association against light at night had 0.870, 0.909; 0.941,
   * 0.727; 1.000, 0.909; for these, a rare word of our name became a possible name. A hospital's
   * kitchen, crisps and books in prisons, written after that, had 0.968, 0.909 together. Since
   * Dutch words are weighed by newspapers, the hospital of 2026-05, the mill and peanut butter have
   * lost an article or two. Since German sentences end where they do (<i>kleiner.</i> has no
   * abbreviation), the maker of biscuits has lost an article, and the railway a false alarm. A bank
   * of breast milk, sport for disabled people and bread had 1.000, 0.955; 0.909, 0.909; 1.000,
   * 0.864 at first sight, with the rules from before all this 0.951, 0.879 together. Relatives,
   * bathing, noodles, commuters, menus and shade had 0.958, 0.871 together at first sight. Blood,
   * buses, passwords, a zoo, washing machines and teachers, ordinary ones, were the first with
   * weights that were learnt: 0.970, 0.977 together at first sight. Hostels, firefighters and olive
   * oil had 1.000, 0.970. Since an article is judged by how many sentences of its language it can
   * be compared with, ten organisations lost an article or two, and some twenty won some. A maker
   * of oat drinks, a hospital group and an organisation for households with debts, written after
   * that, had 0.985, 0.955 together at first sight (with the rules from before, the same). The last
   * rows have the release in one language alone, as chimney sweeps, a repair shop and midwives
   * wrote it for articles in five: 1.000, 0.985 together at first sight, with the rules from before
   * 1.000, 0.939. The six after them have a translation that is not used. Archives, mountain
   * meadows, a hospital trust and yoghurts had 0.889, 0.727; 0.950, 0.864; 0.889, 0.727 and 0.875,
   * 0.955 at first sight: init did not know what papers call the first and the third. A hospital,
   * watchers of the sea bed and jams, ordinary ones, had 1.000, 0.950; 0.947, 0.900; 1.000, 0.900.
   * A children's hospital, watchers of algorithms and biscuits, ordinary ones too, had 1.000,
   * 0.950; 1.000, 0.900; 1.000, 0.950. Dairy farmers, an association for people without a home and
   * a hospital with two releases in one week, each with articles of thirty words, had 0.950, 0.950;
   * 1.000, 0.800; 1.000, 0.950.
   *
   * @param precision the lowest allowed precision of alerts
   * @param recall the lowest allowed recall of alerts
   */
  @ParameterizedTest
  @CsvSource({
    "town, Corvenay, Hélène Massart-Diop;Bruno Kerlidou, 2026-03-10-bus.fr.md;2026-03-10-bus.en.md, 1.00, 0.95",
    "pharma, Vermeyre, Ingrid Solheim;Mathieu Okonjo, 2026-05-04-aster.fr.md;2026-05-04-aster.en.md, 1.00, 0.95",
    "ferry, Oriel Ferries, Maeve Tolland, 2026-06-02-night.en.md, 1.00, 0.90",
    "museum, Moormuseum Harvede, Wiebke Osterloh;Tamme Harksen, 2026-09-08-moor.de.md;2026-09-08-moor.en.md, 0.91, 1.00",
    "hospital, Clinique de la Passerelle, Laurent Quintens;Nadia Verhasselt, 2026-09-22-nuit.fr.md;2026-09-22-nuit.nl.md, 0.91, 0.95",
    "cooperative, Murgalba, Teresa Laforgia;Ignacio Robledano, 2026-02-12-acqua.it.md;2026-02-12-acqua.es.md, 0.95, 1.00",
    "brewery, Hordenoy, Aurélien Vantorre;Inès Falempois, 2026-03-17-consigne.fr.md;2026-03-17-consigne.en.md, 0.94, 0.81",
    "shelter, Soft Landing, Hester Lomax;Tunde Bassey;Friederike Wietholt, 2026-05-12-discharge.en.md;2026-05-12-discharge.de.md, 0.90, 0.86",
    "marsh, 'Alliance pour les roselières, les oiseaux et les marais', Solène Vautrelle;Thibaut Harmegnies, 2026-10-13-marais.fr.md;2026-10-13-marais.en.md, 1.00, 0.95",
    "rail, Salzach Bahn, Korbinian Thalhammer;Svenja Ostermeier, 2026-11-17-ankommen.de.md;2026-11-17-ankommen.en.md, 0.90, 0.90",
    "dairy, Laiteries Vessagnol, Hermine Vessagnol;Gaspard Tarrefeuille, 2026-11-05-pots.fr.md;2026-11-05-pots.en.md, 1.00, 0.81",
    "patients, Bund der Familien mit Feyrer-Niere, Henrike Ollendiek;Lukas Zehentmoser, 2026-09-22-umfrage.de.md;2026-09-22-umfrage.en.md, 0.95, 0.86",
    "port, Autoridad Portuaria de Calasserra, Ignacio Carrandell;Rosaura Vilademir, 2026-11-05-cruceros.es.md;2026-11-05-cruceros.fr.md, 1.00, 0.68",
    "thinktank, 'Bureau associatif pour les libertés, internet, la santé et l''enfance', Aurélien Fontbrune;Imogen Scarcombe, 2026-11-06-ljubljana.fr.md;2026-11-06-ljubljana.en.md, 1.00, 0.77",
    "utility, 'Eaux d''Orsène', Clotilde Arvignac;Bastien Loubreuil, 2026-09-15-margelle.fr.md;2026-09-15-margelle.en.md, 1.00, 0.95",
    "nurses, Zorgschouder, Roelien Haverdonk;Youssef Amrouni, 2026-09-22-nacht.nl.md;2026-09-22-nacht.en.md, 1.00, 1.00",
    "frozen, Ortalanda, Nerea Goikolarra;Yann Kerbrézec, 2026-04-14-cosecha.es.md;2026-04-14-cosecha.fr.md, 1.00, 0.86",
    "growers, Ortolega, Domenico Arcaleni;Ilaria Bonfrate, 2026-07-14-grandine.it.md;2026-07-14-grandine.en.md, 0.95, 0.95",
    "sleep, Ombrelaine, Maëlle Quintric;Ghislain Odebert, 2026-03-10-nuits.fr.md;2026-03-10-nuits.en.md, 0.95, 0.95",
    "airport, Tollerby Airport, Ruth Pennick;Idris Calloway, 2026-10-06-nights.en.md;2026-10-06-nights.de.md, 0.90, 0.95",
    "stroke, Valsambre, Maud Lekeuche;Didier Franquart, 2026-05-12-nuit.fr.md;2026-05-12-nuit.en.md, 1.00, 0.90",
    "carseats, Tallystone, Maeve Corrigall;Idris Penhallow, 2026-06-09-carseats.en.md;2026-06-09-carseats.fr.md, 0.95, 0.90",
    "cocoa, Wendelroth, Henrike Dornauer;Jost Allwinkel, 2026-09-08-kakao.de.md;2026-09-08-kakao.en.md, 1.00, 0.90",
    "emergency, Groupe hospitalier de la Lorvenne, Hélène Castrelle;Idriss Malkani, 2026-09-22-premiere-porte.fr.md;2026-09-22-premiere-porte.en.md, 0.95, 1.00",
    "tenants, Doorstep Wendmark, Nerys Haldane;Tobias Okonjo, 2026-09-15-rent-paid-repairs-pending.en.md;2026-09-15-rent-paid-repairs-pending.fr.md, 0.90, 0.90",
    "meals, Maison Corvelle, Solène Ardouvain;Mathis Keribel, 2026-09-15-cartes-sur-table.fr.md;2026-09-15-cartes-sur-table.de.md, 1.00, 0.95",
    "crossings, Wegschutz Tannland, Ilka Brennwald;Matthis Oelrich, 2026-09-15-gruenphasen.de.md;2026-09-15-gruenphasen.en.md, 1.00, 0.90",
    "quietnights, 'Harrowmere Children''s Hospital', Imogen Farrant;Tobias Adeyemi, 2026-09-15-quiet-nights.en.md;2026-09-15-quiet-nights.es.md, 1.00, 0.86",
    "cleanair, 'Alliance de vigilance pour l''air et la santé', Solène Karvadec;Idriss Belloune, 2026-09-15-barometre-air-urbain.fr.md;2026-09-15-barometre-air-urbain.en.md, 1.00, 0.90",
    "mill, Quendauer Mühlenwerke, Henrike Sassmann;Anton Brugglacher, 2026-09-08-zweites-werk.de.md;2026-09-08-zweites-werk.fr.md, 1.00, 0.86",
    "frontdoor, Hôpital Val-Dorelle, Solène Warnimont;Régis Dautremange, 2026-09-22-porte-24.fr.md;2026-09-22-porte-24.nl.md, 1.00, 0.95",
    "seafarers, Open Keel, Helen Marchbank;Tomás Quiroga, 2026-06-09-no-way-ashore.en.md;2026-06-09-no-way-ashore.es.md, 1.00, 1.00",
    "muesli, Haverlund, Birte Löwenkamp;Jannis Tebbenhoff, 2026-09-15-weniger-zucker-papierbeutel.de.md;2026-09-15-weniger-zucker-papierbeutel.en.md, 0.95, 0.95",
    "libraries, Rete Bibliotecaria Valdorna, Ottavia Brandolisi;Remo Tassinelli, 2026-05-12-addio-multe.it.md;2026-05-12-addio-multe.en.md, 0.91, 0.95",
    "electricity, Energie Lorenbach, Regula Zumstein;Damian Forrer, 2026-08-27-stromtarife-speicher.de.md;2026-08-27-stromtarife-speicher.fr.md, 0.94, 0.81",
    "peanuts, Wiltinga, Marijke Oldersma;Ruben Tjaarda, 2026-09-15-zonder-palmolie.nl.md;2026-09-15-zonder-palmolie.de.md, 1.00, 0.90",
    "pharmacists, Klinikum Lohringen, Henrike Vossbeck;Jorin Kasparek, 2026-09-15-medikationsplan.de.md;2026-09-15-medikationsplan.en.md, 0.85, 0.81",
    "procedures, Clairvoie, Maëlle Tourvieux;Idriss Benkacemi, 2026-09-15-porte-close.fr.md;2026-09-15-porte-close.en.md, 1.00, 0.77",
    "infusions, Ziekenhuisgroep Dravenland, Griet Ossenaar;Joris Tavenier, 2026-04-14-infuus-thuis.nl.md;2026-04-14-infuus-thuis.en.md, 0.90, 0.86",
    "preserves, Conservas Olmarén, Begoña Larrazu;Tomás Iribedo, 2026-06-16-origen-nacional.es.md;2026-06-16-origen-nacional.fr.md, 1.00, 0.81",
    "nightsky, Nachtschutzbund, Henrike Aldag;Jannis Wehrkamp, 2026-03-17-lichtbericht.de.md;2026-03-17-lichtbericht.en.md, 1.00, 0.81",
    "kitchen, Centre hospitalier de Vaubrèche, Maëlle Torquenard;Aurélien Vasquin, 2026-02-10-juste-assiette.fr.md;2026-02-10-juste-assiette.en.md, 1.00, 0.90",
    "crisps, Ollerby Crisps, Gwen Hartlock;Daniel Penmoor, 2026-09-15-less-air.en.md;2026-09-15-less-air.de.md, 1.00, 0.90",
    "prisons, Pagina Libera, Ornella Brusadin;Tommaso Quarisa, 2026-10-13-leggere-dentro.it.md;2026-10-13-leggere-dentro.fr.md, 1.00, 0.90",
    "milkbank, Frauen- und Kinderklinik Lerchenroith, Judith Amersdorfer;Lorenz Hallegger, 2026-05-12-frauenmilchbank.de.md;2026-05-12-frauenmilchbank.fr.md, 0.95, 1.00",
    "sport, Élan Partagé, Maëlle Corvazier;Bastien Thoreuil, 2026-11-17-barometre-acces-sport.fr.md;2026-11-17-barometre-acces-sport.es.md, 0.95, 0.90",
    "bread, Oldebrink, Hanneke Wolterbeek;Sietse Dorenbos, 2026-01-15-tarwe-van-dichtbij.nl.md;2026-01-15-tarwe-van-dichtbij.en.md, 1.00, 0.90",
    "dentures, Hôpital Orsevaux, Maëlle Trévignon;Bastien Escourbiac, 2026-09-22-rien-ne-se-perd.fr.md;2026-09-22-rien-ne-se-perd.en.md, 1.00, 1.00",
    "repairs, Mendwell, Bríd Halloway;Dara Quillane, 2026-09-22-second-life-count.en.md;2026-09-22-second-life-count.fr.md, 1.00, 1.00",
    "mustard, Kerschlohner Senf GmbH, Veronika Tschuprik;Ansgar Pilwein, 2026-06-17-heimische-senfsaat.de.md;2026-06-17-heimische-senfsaat.en.md, 1.00, 0.95",
    "interpreters, Spital Orvelin, Mirjam Aschbold;Davide Carobbi, 2026-09-08-dolmetschen.de.md;2026-09-08-dolmetschen.en.md, 1.00, 0.81",
    "instalments, Solde Juste, Nadège Fourmarier;Simon Delcourt, 2026-09-15-paiement-fractionne.fr.md;2026-09-15-paiement-fractionne.en.md, 1.00, 0.81",
    "sardines, Polgarrick Canners, Lowenna Carbray;Douglas Inchmore, 2026-10-06-mackerel-sardines.en.md;2026-10-06-mackerel-sardines.fr.md, 1.00, 0.90",
    "fasting, Ardvenna Hospital, Orla Fennimore;Declan Hasketh, 2026-05-19-blue-cup.en.md;2026-05-19-blue-cup.fr.md, 0.95, 0.95",
    "carers, Schulterwerk, Ruth Angersbach;Jannis Wermelt, 2026-09-08-pflegende-schulkinder.de.md;2026-09-08-pflegende-schulkinder.en.md, 1.00, 0.90",
    "pulses, Maison Orsevaux, Hélène Castagnol;Mathieu Perrodin, 2026-09-15-prix-lentilles.fr.md;2026-09-15-prix-lentilles.en.md, 1.00, 0.95",
    "gloves, Centre hospitalier Ourvelle, Maëlle Dachicourt;Thibaut Warnimez, 2026-09-22-gants-jetables.fr.md;2026-09-22-gants-jetables.nl.md, 1.00, 0.90",
    "calves, Fallowgate Animal Trust, Niamh Corrady;Piers Holloran, 2026-04-21-calves-on-the-road.en.md;2026-04-21-calves-on-the-road.de.md, 1.00, 0.90",
    "rapeseed, Haldimoos AG, Regula Ammerstein;Jost Pellander, 2026-09-15-raps-ohne-insektizide.de.md;2026-09-15-raps-ohne-insektizide.fr.md, 1.00, 0.77",
    "avalanche, Bergrettungs-Hundeschule Ramsenegg, Veronika Hochgruber;Elias Pranter, 2026-11-17-suchzeiten-lawine.de.md;2026-11-17-suchzeiten-lawine.it.md, 1.00, 0.95",
    "coaches, Volants Unis, Maryvonne Ketterec;Idriss Palombart, 2026-09-22-journee-action-cars-scolaires.fr.md;2026-09-22-journee-action-cars-scolaires.en.md, 1.00, 0.90",
    "hearing, Sonarbrook, Imogen Thackwell;Farid Penhallow, 2026-10-06-battery-exchange.en.md;2026-10-06-battery-exchange.es.md, 0.95, 0.90",
    "relatives, Centre hospitalier régional de Virelmont, Solène Habrecourt;Bastien Ouvrelle, 2026-09-08-chaise-d-a-cote.fr.md;2026-09-08-chaise-d-a-cote.en.md, 0.95, 0.86",
    "bathing, Millpond Alliance, Harriet Penhallow;Tomasz Birkett, 2026-05-19-closed-days-count.en.md;2026-05-19-closed-days-count.de.md, 1.00, 0.90",
    "noodles, Wendlinghofer, Friederike Wendlinghofer;Tilman Ankenbrandt, 2026-09-15-eier-karton-energie.de.md;2026-09-15-eier-karton-energie.en.md, 1.00, 0.95",
    "commuters, Università di Montalvera, Ottavia Brancalune;Damiano Ferlisi, 2026-10-06-posto-che-manca.it.md;2026-10-06-posto-che-manca.en.md, 0.88, 1.00",
    "menus, Allergiekring, Jorinde Haverlag;Tjeerd Wessemius, 2026-09-15-menukaarten.nl.md;2026-09-15-menukaarten.fr.md, 1.00, 0.90",
    "shade, Ayuntamiento de Torrealmena, Remedios Alcorlo;Damián Berzocal, 2026-05-19-torrealmena-a-la-sombra.es.md;2026-05-19-torrealmena-a-la-sombra.fr.md, 1.00, 0.86",
    "fever, Kinderspital Tannwil, Regula Ammersbach;Yannick Perrolaz, 2026-10-06-nachtpraxis.de.md;2026-10-06-nachtpraxis.fr.md, 0.91, 0.95",
    "bicycles, Seconde Jante, Maëlle Quintard;Tancrède Ollivaud, 2026-09-15-velo-vole-train-manque.fr.md;2026-09-15-velo-vole-train-manque.en.md, 1.00, 0.86",
    "soups, Tarrowby, Imogen Calloway;Duncan Ashmole, 2026-09-15-salt-jars-contracts.en.md;2026-09-15-salt-jars-contracts.es.md, 1.00, 1.00",
    "blood, Sang-Lien Normandie, Maryvonne Lecacheux;Thibault Osmont, 2026-10-06-soiree-rouge.fr.md;2026-10-06-soiree-rouge.en.md, 0.95, 0.95",
    "buses, County Buses, Helen Marsh;David Okoro, 2026-09-15-night-network.en.md;2026-09-15-night-network.de.md, 0.95, 1.00",
    "passwords, Tarnwick Institute, Orla Brennock;Bastien Courvelle, 2026-09-22-one-password-small-shops.en.md;2026-09-22-one-password-small-shops.fr.md, 1.00, 1.00",
    "zoo, Zoo Wellersbrück, Ruth Ankermeier;Fabrice Dornhoff, 2026-09-08-zoo-2030.de.md;2026-09-08-zoo-2030.fr.md, 1.00, 0.95",
    "washing, Corvanne, Hélène Marchadier;Tobias Ruckert, 2026-10-13-pieces-quinze-ans.fr.md;2026-10-13-pieces-quinze-ans.de.md, 0.95, 1.00",
    "hostels, Herbergsring, Miriam Osterkorn;Jonas Kettwich, 2025-09-16-klassenfahrten.de.md;2025-09-16-klassenfahrten.en.md, 1.00, 0.95",
    "firefighters, Vigivol, Coraline Stassart;Wannes Thielemans, 2026-03-17-barometre-disponibilite.fr.md;2026-03-17-barometre-disponibilite.nl.md, 1.00, 0.95",
    "olives, Oleozarza, Remedios Altozano;Julián Berrocal, 2026-02-17-balance-campana.es.md;2026-02-17-balance-campana.en.md, 1.00, 1.00",
    "glass, Scherbenring, Henrike Volmerding;Jannis Oberkötter, 2025-09-16-glas-kehrt-zurueck.de.md;2025-09-16-glas-kehrt-zurueck.en.md, 0.95, 0.95",
    "orchestra, Orchestre de Vernaye, Maëlle Tessandier;Julien Carrade, 2026-03-10-entendre-encore.fr.md;2026-03-10-entendre-encore.es.md, 0.91, 0.95",
    "drivers, Kerbside Drivers Union, Denise Garthwaite;Joost Verkaik, 2025-10-14-toilets-breaks-quotas.en.md;2025-10-14-toilets-breaks-quotas.nl.md, 1.00, 1.00",
    "teachers, SIDOCA, Elvira Cosgaya;Rubén Tresgallo, 2026-09-01-volver-al-aula.es.md;2026-09-01-volver-al-aula.en.md, 1.00, 1.00",
    "rescue, Halligard, Moira Tennant;Jens Oldewurtel, 2026-07-07-tern.en.md;2026-07-07-tern.de.md, 1.00, 0.80",
    "oats, Halmwijk, Marijke Tolsma;Joris van Hengel, 2026-09-22-haver-van-dichtbij.nl.md;2026-09-22-haver-van-dichtbij.en.md, 0.95, 1.00",
    "consumers, Konsora, Corinne Wyttenbach;Matthis Oberlin, 2026-03-10-vertragsvergleich.de.md;2026-03-10-vertragsvergleich.fr.md, 0.95, 0.90",
    "lakes, Limnarch, Livia Stanghetti;Tobias Renneck, 2025-09-16-lakes-report.en.md;2025-09-16-lakes-report.it.md, 0.95, 0.90",
    "lifts, Levarmont, Mireille Ostaert;Joris Wellaert, 2025-03-18-pannes-ascenseurs.fr.md;2025-03-18-pannes-ascenseurs.nl.md, 0.86, 0.90",
    "pensions, Halderveen, Wietske Harkema;Declan Mulhare, 2025-10-07-deeltijd-voor-pensioen.nl.md;2025-10-07-deeltijd-voor-pensioen.en.md, 0.87, 0.95",
    "campsites, Union des campings familiaux, Sylvie Bonnafous;Mathieu Kerléo, 2026-09-15-transmission.fr.md;2026-09-15-transmission.en.md, 1.00, 0.95",
    "debts, Conti Sereni, Ornella Gasparotti;Davide Marchesin, 2026-10-14-rapporto-debiti.it.md;2026-10-14-rapporto-debiti.en.md, 0.91, 0.95",
    "cups, Umlauf, Friederike Aldenhoff;Duarte Meireles, 2025-09-16-saisonbilanz.de.md;2025-09-16-saisonbilanz.pt.md, 1.00, 0.81",
    "guides, Cordata Sarvena, Nives Bortolaz;Korbinian Plattsteiner, 2025-09-16-estate-in-quota.it.md;2025-09-16-estate-in-quota.de.md, 1.00, 1.00",
    "heatwork, Istardal, Nuria Belsarte;Rui Amoredo, 2026-05-12-calor-en-el-trabajo.es.md;2026-05-12-calor-en-el-trabajo.pt.md, 1.00, 0.90",
    "stairs, Groupe hospitalier Orsanne-Mérelle, Hélène Marsaudon;Bruno Keraval, 2026-11-10-urgences-chutes-nuit.fr.md;2026-11-10-urgences-chutes-nuit.en.md, 1.00, 0.95",
    "letters, Righe Piccole, Ornella Brusadin;Davide Marchegiani, 2026-10-13-contratti-al-buio.it.md;2026-10-13-contratti-al-buio.en.md, 0.95, 0.90",
    "chimney, Feuerstättenbund, Annegret Lohwasser;Tilo Brückmann, 2026-10-20-melder-und-trockenes-holz.de.md, 1.00, 1.00",
    "repair, Retournelle, Maëlle Tanvier;Yannis Corbelin, 2026-03-10-garantie-pieces.fr.md, 1.00, 1.00",
    "midwives, Hearthgate Midwives, Ruth Calloway;Imran Vaudrey, 2025-10-14-night-transfers.en.md, 1.00, 0.95",
    "glass, Scherbenring, Henrike Volmerding;Jannis Oberkötter, 2025-09-16-glas-kehrt-zurueck.de.md, 1.00, 0.90",
    "drivers, Kerbside Drivers Union, Denise Garthwaite;Joost Verkaik, 2025-10-14-toilets-breaks-quotas.en.md, 1.00, 1.00",
    "orchestra, Orchestre de Vernaye, Maëlle Tessandier;Julien Carrade, 2026-03-10-entendre-encore.fr.md, 0.90, 0.90",
    "nurseries, Premiers Pas, Maryvonne Talhouarn;Cédric Bellanzon, 2025-10-07-penurie-creches.fr.md, 1.00, 0.86",
    "tiles, Tarvenza, Ettore Lusvardini;Ilaria Montecroci, 2025-09-16-forno-idrogeno.it.md;2025-09-16-forno-idrogeno.en.md, 0.95, 0.86",
    "paddlers, NAPRS, Rhoda Pellingford;Aneurin Thackwell, 2025-05-20-weir-watch.en.md, 1.00, 0.77",
    "desal, Ardesal, Inmaculada Tobarriel;Ginés Alcorraz, 2025-05-20-piscinas-desaladora.es.md;2025-05-20-piscinas-desaladora.pt.md, 1.00, 0.81",
    "hail, Halmwart, Leonhard Zwettbauer;Ricarda Amstöck, 2025-10-14-hagel-spaetfrost.de.md, 1.00, 0.81",
    "fires, AFOPA, Otília Brandeiro;Zeferino Touças, 2025-05-13-pastoreio-incendios.pt.md;2025-05-13-pastoreio-incendios.es.md, 0.83, 0.90",
    "trams, Lantern, Gráinne Tolland;Cathal Quillan, 2025-09-16-on-time-and-after-dark.en.md, 0.87, 0.95",
    "bakers, Bakkersverbond Schelde-Maas, Machteld Roosbeke;Wouter Hellemaert, 2026-10-13-hier-gerezen.nl.md;2026-10-13-hier-gerezen.fr.md, 0.95, 0.95",
    "herbs, 'Simples d''Orsevaz', Odile Crettavaz;Firmin Bochudan, 2025-11-13-recolte-derive.fr.md;2025-11-13-recolte-derive.de.md, 1.00, 0.86",
    "caves, Soccorso Ipogeo Italiano, Ermete Valcavi;Nives Sgubin, 2026-02-12-soccorsi-in-grotta.it.md, 0.95, 0.90",
    "exams, Calderwick Examinations Board, Alastair Brundell;Nerys Hathersage, 2025-11-18-phones-ai-malpractice.en.md, 1.00, 0.86",
    "delirium, Regionalspital Gerlisbrunn, Annatina Seewald;Lorenz Tschabold, 2025-11-04-delir-klarblick.de.md;2025-11-04-delir-klarblick.fr.md, 1.00, 1.00",
    "pellets, Tamiz Azul, Carmela Ituarte;Breixo Lamelas, 2025-10-14-recuento-granza.es.md;2025-10-14-recuento-granza.en.md, 0.90, 0.90",
    "pasta, Granvesca, Loredana Brunforti;Dario Felcini, 2025-06-10-prezzo-grano.it.md, 0.87, 1.00",
    "archives, Archives départementales de la Sauvelle, Clotilde Aubrespin;Bastien Courrégeol, 2025-05-20-ou-dorment-nos-registres.fr.md, 0.90, 0.81",
    "slopes, Bund Steilwiesen Alpen, Notburga Pfitschnell;Gian-Reto Caluvin, 2025-07-15-steilwiesenzaehlung.de.md;2025-07-15-steilwiesenzaehlung.it.md, 0.95, 0.86",
    "waitline, Chalk Bridge Valley Hospitals NHS Trust, Harriet Ondley;Samir Pellow, 2025-10-07-place-in-the-queue.en.md, 0.82, 0.86",
    "yoghurt, Lácteos Quintarrosa, Elvira Montalbillo;Tomás Arguiñena, 2026-03-10-saldana-almendra.es.md;2026-03-10-saldana-almendra.en.md, 0.90, 0.90",
    "clinic, Centre hospitalier des Trois-Rias, Hélène Guivarec;Yannig Trévallec, 2026-03-10-coeur-chez-soi.fr.md;2026-03-10-heart-at-home.en.md, 1.00, 1.00",
    "seabed, Seabed Vigil, Orla Dunmarrow;Joaquín Berrueta, 2026-05-12-closed-on-paper.en.md;2026-05-12-closed-on-paper.es.md, 0.94, 0.90",
    "jam, Wendelroth, Annegret Wendelroth;Matthias Kiefenbrink, 2026-05-12-weniger-zucker-mindestpreise-werk-benfeld.de.md;2026-05-12-moins-de-sucre-prix-planchers-usine-benfeld.fr.md, 1.00, 0.95",
    "children, 'Eleonore Tschann University Children''s Hospital Wyssenburg', Miriam Hasselbrunn;Colin Wetherstone, 2026-05-12-window-falls.en.md;2026-05-12-window-falls.de.md, 1.00, 0.95",
    "statistics, Association de vigilance sur les algorithmes administratifs (AVAA), Isabelle Roussel;Julien Mercier, 2026-03-10-notes-sans-le-savoir.fr.md;2026-03-10-notes-sans-le-savoir.en.md, 1.00, 0.90",
    "biscuits, Trigalba, Begoña Urrutia Salcedo;Andrés Villalobos Prieto, 2026-09-17-aceite-de-palma.es.md;2026-09-17-palm-oil.en.md, 1.00, 1.00",
    "alpmilk, Colajoux, Clotilde Varrin;Yannick Jobé-Stalder, 2025-10-14-prix-du-lait-garanti.fr.md;2025-10-14-prix-du-lait-garanti.de.md, 1.00, 0.95",
    "lastkey, Dakrecht, Marleen Oostwoud;Idris Benkaddour, 2025-11-18-laatste-sleutel.nl.md;2025-11-18-laatste-sleutel.en.md, 1.00, 0.85",
    "assaults, Azienda Ospedaliera Regionale di Alta Specializzazione «Santa Veridiana e San Tebaldo» di Montecerro, Ornella Branzetti;Davide Scalmari, 2026-03-10-notti-silenziose.it.md;2026-03-10-notti-silenziose.en.md;2026-03-13-aggressioni.it.md;2026-03-13-aggressioni.en.md, 1.00, 1.00",
    "campus, Cliniques universitaires Sainte-Ermelinde, Mathilde Corvelain;Wannes Hoornickx, 2025-10-14-nuits-calmes.fr.md;2025-10-14-nuits-calmes.nl.md, 0.95, 0.95",
    "jars, Gebrüder Wessendorp, Annegret Lüschen-Varwick;Joost Terwiel, 2026-10-06-mehrwegglas.de.md;2026-10-06-mehrwegglas.nl.md, 1.00, 0.80",
    "farol, FAROL, Leonor Sarmento Vaz;Duarte Quintela, 2026-10-13-denunciantes-represalias.pt.md;2026-10-13-whistleblowers-retaliation.en.md, 0.90, 1.00",
    "maternity, Complejo Hospitalario Universitario Marquesa de Valdehoz, Marcos Lavandera;Begoña Urrestia, 2026-11-10-visitas-posparto.es.md;2026-11-10-visitas-posparto.en.md, 1.00, 0.95",
    "canteens, Gamelle Sans Jetable, Odile Warnimont;Bram Terlinck, 2026-10-13-operation-plateau.fr.md;2026-10-13-operation-plateau.nl.md, 1.00, 0.95",
    "cheese, Caseificio Tresorgive, Ottavia Zambellan;Ruggero Taschin, 2026-03-10-prezzo-garantito-nuova-ricetta.it.md;2026-03-10-prezzo-garantito-nuova-ricetta.de.md, 1.00, 0.80",
    "implants, Ardnamara University Hospital, Orlaith Mannering;Declan Farrissey, 2025-10-14-implant-register.en.md;2025-10-14-implant-register.fr.md, 1.00, 0.89",
    "cleaners, Tablier Gris, Nadège Urruspil;Rosalía Benavent, 2025-06-11-enquete-trajets.fr.md;2025-06-11-enquete-trajets.es.md, 1.00, 1.00",
    "honey, Zeidelmoor, Friederike Zollbrecht;Étienne Marvaud, 2026-04-22-europaeischer-honig.de.md;2026-04-22-miel-europeen.fr.md, 1.00, 0.79",
    "savings, Caixa Económica do Vale do Sorvel, Leonilde Taborda;Hermano Quintelas, 2026-03-10-nove-balcoes-46-caixas-automaticos.pt.md;2026-03-10-nove-balcoes-46-caixas-automaticos.en.md, 1.00, 0.84",
    "olives, Oleozarza, Remedios Altozano;Julián Berrocal, 2026-02-17-balance-campana.es.md, 1.00, 1.00",
    "growers, Ortolega, Domenico Arcaleni;Ilaria Bonfrate, 2026-07-14-grandine.it.md, 1.00, 0.95",
    "infusions, Ziekenhuisgroep Dravenland, Griet Ossenaar;Joris Tavenier, 2026-04-14-infuus-thuis.nl.md, 0.95, 0.86",
  })
  void findWhatPeopleDo(
      String set, String name, String people, String files, double precision, double recall)
      throws Exception {
    Path dir = folder.resolve("watch");
    var command = new ArrayList<>(List.of("init", dir.toString(), "--name", name));
    for (String person : people.split(";")) {
      command.addAll(List.of("--spokesperson", person));
    }
    for (String file : files.split(";")) {
      command.addAll(
          List.of("--release", SETS.resolve(set).resolve("releases/" + file).toString()));
    }
    assertThat(execute(command)).as(err.toString(UTF_8)).isZero();

    List<String> lines = Files.readAllLines(SETS.resolve(set).resolve("articles.jsonl"));
    var session = new MatchSession(Configuration.readWatch(dir, List.of()));
    for (int i = 0; i < lines.size(); i++) {
      session.add(ArticleLine.read(lines.get(i), i + 1, Instant.EPOCH));
    }
    var labels = LabelledArticlesTest.byId(lines);
    var scores = new Scores(Set.of(), labels, session.results());

    assertThat(scores.alerts().precision())
        .as("%s", scores.wrong())
        .isGreaterThanOrEqualTo(precision);
    assertThat(scores.alerts().recall()).as("%s", scores.wrong()).isGreaterThanOrEqualTo(recall);
  }

  private int execute(List<String> command) {
    return Vigie.line(
            new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
            new PrintStream(err, true, UTF_8))
        .execute(command.toArray(String[]::new));
  }
}
