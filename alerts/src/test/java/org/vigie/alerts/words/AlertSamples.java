package org.vigie.alerts.words;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.Language;
import org.vigie.alerts.config.WatchNames;
import org.vigie.alerts.config.WatchNames.ReleaseName;
import org.vigie.events.Article;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Kind;
import org.vigie.events.Notification.Reason;
import org.vigie.events.Notification.State;
import org.vigie.events.Outlet;
import org.vigie.events.Pickup;
import org.vigie.events.Story;
import org.vigie.events.Tag;

/** Notifications to show. Outlets and articles are invented. */
public final class AlertSamples {
  public static final Instant EIGHT = Instant.parse("2025-02-12T07:00:00Z");

  public static final Outlet COURRIER = outlet("Le Courrier national", "FR", 1);
  public static final Outlet GAZETTE = outlet("La Gazette de l’Ouest", "FR", 2);
  public static final Outlet HERALD = outlet("The Northern Herald", "GB", 2);
  public static final Outlet PHARE = outlet("Le Phare breton", "FR", 3);

  private AlertSamples() {}

  /** The samples' texts in Paris, with the title of the release that they take from. */
  public static Phrasebook words(Language language) {
    var release = new ReleaseName("Sommet : un rendez-vous manqué", Map.of(), null);
    var names = new WatchNames("cesia", Map.of(), Map.of("2025-02-12-sommet", release));
    return new Phrasebook(language, ZoneId.of("Europe/Paris"), names);
  }

  public static Outlet outlet(String name, @Nullable String country, int tier) {
    String id = name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return new Outlet(id, name, id + ".example", country, tier);
  }

  public static Article article(String id, Outlet outlet, String title, String summary) {
    String url = "https://" + outlet.domain() + "/2025/02/12/" + id;
    return new Article(
        id,
        url,
        url,
        title,
        summary,
        "",
        List.of(),
        List.of(),
        outlet,
        "fr",
        EIGHT.plusSeconds(120),
        null,
        EIGHT.plusSeconds(300),
        "feed-1",
        id,
        1,
        List.of(),
        null);
  }

  public static Mention mention(Article article, Pickup.@Nullable Kind kind, Tag... tags) {
    Pickup pickup =
        kind == null
            ? null
            : new Pickup(
                kind == Pickup.Kind.MENTION ? null : "2025-02-12-sommet",
                kind,
                0.52,
                0.3,
                0.97,
                kind == Pickup.Kind.PARAPHRASE,
                List.of());
    return new Mention("cesia", article, List.of(tags), pickup, "st-1", null, null, false);
  }

  /** The mention with a snippet that shows its pickup. */
  public static Mention shownBy(Mention m, String snippet, String... surfaces) {
    Pickup pickup = requireNonNull(m.pickup()).shownBy(snippet, List.of(surfaces));
    return new Mention(
        m.watch(), m.article(), m.tags(), pickup, m.story(), m.copyOf(), m.duplicateOf(), m.own());
  }

  public static Mention copy(Mention of, String id, Outlet outlet) {
    Article article = article(id, outlet, of.article().title(), of.article().summary());
    return new Mention(
        of.watch(), article, of.tags(), of.pickup(), of.story(), of.article().id(), null, false);
  }

  public static Tag tag(String tag, Tag.Field field, String surface, String snippet) {
    return new Tag(tag, tag + "#1", 7, surface, field, 0, surface.length(), surface, snippet);
  }

  /** A national paper quotes us, four others copy its article, and one writes an original. */
  public static Notification first() {
    Mention own =
        mention(
            article("b1", HERALD, "France opens AI evaluation institute", "It opens."),
            null,
            tag("inesia", Tag.Field.summary, "INESIA", "INESIA will test the models."));
    return notification(
        Kind.FIRST,
        Reason.NEW_STORY,
        List.of(
            quoting(),
            own,
            copy(quoting(), "c1", GAZETTE),
            copy(quoting(), "c2", PHARE),
            copy(quoting(), "c3", outlet("Midi-Matin", "FR", 3)),
            copy(quoting(), "c4", outlet("L’Écho des Vosges", "FR", 3))),
        0);
  }

  /** The paper names us in one sentence and quotes our release in another. */
  private static Mention quoting() {
    Mention naming =
        mention(
            article("a1", COURRIER, "Après le sommet, la France mise sur l’INESIA", "L’institut."),
            Pickup.Kind.QUOTE,
            tag(
                "inesia",
                Tag.Field.title,
                "INESIA",
                "Après le sommet, la France mise sur l’INESIA"),
            tag(
                "cesia",
                Tag.Field.text,
                "CeSIA",
                "Le CeSIA, une association parisienne, salue cette annonce."));
    return shownBy(
        naming,
        "Elle juge l’institut « utile s’il a un mandat et le droit de refuser une mise sur le"
            + " marché ».",
        "utile s’il a un mandat",
        "le droit de refuser une mise sur le marché");
  }

  /** An article says in its own words what our release says in English. */
  public static Notification paraphrase() {
    Mention m =
        mention(
            article("p1", PHARE, "Qui surveille les machines ?", "Une association s’inquiète."),
            Pickup.Kind.PARAPHRASE);
    Pickup pickup =
        requireNonNull(m.pickup())
            .shownBy(
                "Pour le CeSIA, près de la moitié des modèles sortent sans aucun contrôle.",
                List.of("moitié", "modèles", "contrôle"),
                "Nobody has ever evaluated 46 % of the models & tools.");
    Mention restating =
        new Mention(
            m.watch(), m.article(), m.tags(), pickup, m.story(), null, m.duplicateOf(), m.own());
    return notification(Kind.FIRST, Reason.NEW_STORY, List.of(restating), 0);
  }

  /** Two more articles of the same story. Their pickups have no snippet, as in old records. */
  public static Notification followUp() {
    Mention reprint =
        mention(
            article("d1", GAZETTE, "« Une COP du pétrole » : le CeSIA juge le sommet", "Verdict."),
            Pickup.Kind.REPRINT,
            tag(
                "cop-analogy",
                Tag.Field.text,
                "foire au pétrole",
                "Comme si une COP devenait une foire au pétrole, dit le CeSIA."),
            tag("cesia", Tag.Field.title, "CeSIA", "le CeSIA juge le sommet"));
    return notification(
        Kind.FOLLOW_UP, Reason.STRONGER_PICKUP, List.of(reprint, copy(reprint, "d2", PHARE)), 3);
  }

  public static Notification notification(
      Kind kind, Reason reason, List<Mention> mentions, int more) {
    return notification("c0ffee12ab34cd56", kind, reason, mentions, more);
  }

  public static Notification notification(
      String id, Kind kind, Reason reason, List<Mention> mentions, int more) {
    return new Notification(
        id,
        "cesia",
        "route-1",
        "presse",
        story(kind, mentions, more),
        kind,
        reason,
        State.PENDING,
        mentions,
        more,
        "un article cite notre communiqué du 12 février 2025 ; nouvelle histoire.",
        EIGHT.plusSeconds(300),
        EIGHT.plusSeconds(330),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** A digest with stories of all kinds, and eleven unlisted ones. */
  public static Notification digest() {
    Mention names =
        mention(
            article("n1", PHARE, "Qui sont les vigies de l’IA ?", "Portrait."),
            Pickup.Kind.MENTION,
            tag("cesia", Tag.Field.text, "CeSIA", "Le CeSIA, fondé en 2024."));
    Mention held =
        mention(
            article("p1", GAZETTE, "Sommet de l’IA : une foire au pétrole ?", "Tribune."),
            Pickup.Kind.PARAPHRASE,
            tag("cop-analogy", Tag.Field.title, "foire au pétrole", "une foire au pétrole ?"));
    return digest(
        List.of(first().mentions().getFirst(), held, names, first().mentions().get(1)),
        11,
        new Notification.Digest(
            EIGHT.minusSeconds(86_400),
            EIGHT,
            27,
            9,
            2,
            1,
            4,
            1,
            List.of(
                new Notification.TagCount("inesia", 19),
                new Notification.TagCount("cesia", 4),
                new Notification.TagCount("cop-analogy", 2)),
            List.of(
                new Notification.Part("st-1", 6, 4, EIGHT.minusSeconds(50_000), false),
                new Notification.Part("st-2", 1, 0, null, true),
                new Notification.Part("st-3", 2, 0, EIGHT.minusSeconds(3_000), false),
                new Notification.Part("st-4", 1, 0, null, false))));
  }

  /** A digest of a day without articles. */
  public static Notification emptyDigest() {
    return digest(
        List.of(),
        0,
        new Notification.Digest(
            EIGHT.minusSeconds(86_400), EIGHT, 0, 0, 0, 0, 0, 0, List.of(), List.of()));
  }

  public static Notification digest(List<Mention> mentions, int more, Notification.Digest digest) {
    Notification n = notification(Kind.FIRST, Reason.DIGEST, mentions, more);
    return new Notification(
        n.id(),
        n.watch(),
        "digest-1",
        n.channel(),
        n.story(),
        n.kind(),
        n.reason(),
        n.state(),
        mentions,
        more,
        "chaque jour à 08:00",
        EIGHT,
        EIGHT,
        null,
        null,
        null,
        digest,
        null,
        null);
  }

  /** A first notification about one article with this title. */
  public static Notification titled(String title) {
    return notification(
        Kind.FIRST,
        Reason.NEW_STORY,
        List.of(
            mention(
                article("t1", COURRIER, title, title),
                Pickup.Kind.MENTION,
                tag("cesia", Tag.Field.text, title, title))),
        0);
  }

  /** The story of a first notification has its mentions; a later one adds its own to those. */
  private static Story story(Kind kind, List<Mention> mentions, int more) {
    List<Mention> all = new ArrayList<>();
    if (kind == Kind.FOLLOW_UP) {
      all.addAll(first().mentions());
    }
    all.addAll(mentions);
    long copies = all.stream().filter(each -> each.copyOf() != null).count();
    return new Story(
        "cesia",
        "st-1",
        all.isEmpty() ? "Titre" : all.getFirst().article().title(),
        List.of("inesia", "cesia"),
        null,
        all.size() + more,
        (int) copies,
        all.stream().map(Story.Member::of).toList(),
        EIGHT.plusSeconds(300));
  }
}
