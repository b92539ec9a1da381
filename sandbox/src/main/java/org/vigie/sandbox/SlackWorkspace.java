package org.vigie.sandbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vigie.events.topics.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The channels of the fake Slack and their messages. */
final class SlackWorkspace {
  /** Slack's limit of blocks in a message. */
  private static final int MOST_BLOCKS = 50;

  private final InstantSource clock;
  private final List<PostedMessage> messages = new ArrayList<>();
  private final Map<String, String> ids = new LinkedHashMap<>();
  private final Map<String, Instant> lastPosted = new HashMap<>();

  SlackWorkspace(InstantSource clock, List<String> channels) {
    this.clock = clock;
    channels.forEach(this::id);
  }

  synchronized List<PostedMessage> messages() {
    return List.copyOf(messages);
  }

  synchronized boolean isTooSoon(JsonNode message) {
    Instant last = lastPosted.get(name(message.path("channel").asString("")));
    return last != null && clock.instant().isBefore(last.plusSeconds(1));
  }

  synchronized JsonNode post(JsonNode content) {
    String name = name(content.path("channel").asString(""));
    String thread = content.path("thread_ts").asString("");
    String fault = fault(content, name);
    if (!fault.isEmpty()) {
      return error(fault);
    }
    if (!thread.isEmpty() && find(name, thread) < 0) {
      return error("thread_not_found");
    }
    Instant now = clock.instant();
    String ts = "%d.%06d".formatted(now.getEpochSecond(), messages.size() + 1);
    messages.add(new PostedMessage(name, ts, thread.isEmpty() ? null : thread, content, now, 0));
    lastPosted.put(name, now);
    return ok().put("channel", id(name)).put("ts", ts);
  }

  synchronized JsonNode update(JsonNode content) {
    String name = name(content.path("channel").asString(""));
    String ts = content.path("ts").asString("");
    String fault = fault(content, name);
    int at = find(name, ts);
    if (!fault.isEmpty() || at < 0) {
      return error(fault.isEmpty() ? "message_not_found" : fault);
    }
    PostedMessage old = messages.get(at);
    messages.set(
        at, new PostedMessage(name, ts, old.thread(), content, old.arrived(), old.edits() + 1));
    return ok().put("channel", id(name)).put("ts", ts);
  }

  /** Answers the methods that only read. */
  synchronized JsonNode query(String method, Map<String, String> query) {
    return switch (method) {
      case "conversations.list" -> list();
      case "conversations.history" -> page(query, history(query).reversed());
      case "conversations.replies" -> page(query, replies(query));
      case "auth.test" -> ok();
      default -> error("unknown_method");
    };
  }

  private List<PostedMessage> history(Map<String, String> query) {
    return messages.stream()
        .filter(message -> isIn(message, query) && message.thread() == null)
        .toList();
  }

  private List<PostedMessage> replies(Map<String, String> query) {
    String thread = query.getOrDefault("ts", "");
    return messages.stream()
        .filter(message -> isIn(message, query))
        .filter(message -> thread.equals(message.thread()) || thread.equals(message.ts()))
        .toList();
  }

  private boolean isIn(PostedMessage message, Map<String, String> query) {
    return id(message.channel()).equals(query.get("channel"))
        && Double.parseDouble(message.ts())
            >= Double.parseDouble(query.getOrDefault("oldest", "0"));
  }

  private static JsonNode page(Map<String, String> query, List<PostedMessage> found) {
    int limit = Integer.parseInt(query.getOrDefault("limit", "100"));
    int from = Integer.parseInt(query.getOrDefault("cursor", "0"));
    int to = Math.min(found.size(), from + limit);
    ObjectNode answer = ok();
    ArrayNode list = answer.putArray("messages");
    boolean metadata = query.getOrDefault("include_all_metadata", "").equals("true");
    for (PostedMessage message : found.subList(Math.min(from, to), to)) {
      ObjectNode item = list.addObject().put("type", "message").put("ts", message.ts());
      item.put("text", message.text());
      if (metadata && message.content().has("metadata")) {
        item.set("metadata", message.content().get("metadata"));
      }
    }
    answer.putObject("response_metadata").put("next_cursor", to < found.size() ? "" + to : "");
    return answer;
  }

  private JsonNode list() {
    ObjectNode answer = ok();
    ArrayNode channels = answer.putArray("channels");
    ids.forEach((name, id) -> channels.addObject().put("id", id).put("name", name.substring(1)));
    return answer;
  }

  private static String fault(JsonNode content, String channel) {
    if (channel.isEmpty()) {
      return "channel_not_found";
    }
    if (content.path("blocks").size() > MOST_BLOCKS) {
      return "invalid_blocks";
    }
    return content.path("text").asString("").isEmpty() && content.path("blocks").isEmpty()
        ? "no_text"
        : "";
  }

  private int find(String channel, String ts) {
    for (int i = 0; i < messages.size(); i++) {
      if (messages.get(i).channel().equals(channel) && messages.get(i).ts().equals(ts)) {
        return i;
      }
    }
    return -1;
  }

  private String id(String name) {
    return ids.computeIfAbsent(name, _ -> "C%08d".formatted(ids.size() + 1));
  }

  /** The name of a channel given by name or id; empty if an id is unknown. */
  private String name(String channel) {
    for (Map.Entry<String, String> known : ids.entrySet()) {
      if (known.getValue().equals(channel)) {
        return known.getKey();
      }
    }
    if (channel.startsWith("#")) {
      id(channel);
    }
    return channel.startsWith("#") ? channel : "";
  }

  private static ObjectNode ok() {
    return Json.MAPPER.createObjectNode().put("ok", true);
  }

  static ObjectNode error(String error) {
    return Json.MAPPER.createObjectNode().put("ok", false).put("error", error);
  }
}
