package org.vigie.sandbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.vigie.events.topics.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Stores the channels of the fake Slack and their messages. */
final class SlackWorkspace {
  /** Maximum number of layout blocks in a message, according to Slack's documentation. */
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
    int edits = old.edits() + 1;
    messages.set(at, new PostedMessage(name, ts, old.thread(), content, old.arrived(), edits));
    return ok().put("channel", id(name)).put("ts", ts);
  }

  /** Answers a call of an API method that changes nothing; an unknown method gets an error. */
  synchronized JsonNode query(String method, Map<String, String> query) {
    return switch (method) {
      case "conversations.list" -> list();
      case "conversations.history" ->
          page(query, select(query, each -> each.thread() == null).reversed());
      case "conversations.replies" -> {
        String channel = name(query.getOrDefault("channel", ""));
        String thread = query.getOrDefault("ts", "");
        if (find(channel, thread) < 0) {
          yield error(channel.isEmpty() ? "channel_not_found" : "thread_not_found");
        }
        yield page(
            query, select(query, each -> thread.equals(each.thread()) || thread.equals(each.ts())));
      }
      case "auth.test" -> ok();
      default -> error("unknown_method");
    };
  }

  private List<PostedMessage> select(Map<String, String> query, Predicate<PostedMessage> wanted) {
    double oldest = Double.parseDouble(query.getOrDefault("oldest", "0"));
    return messages.stream()
        .filter(each -> id(each.channel()).equals(query.get("channel")))
        .filter(each -> Double.parseDouble(each.ts()) >= oldest && wanted.test(each))
        .toList();
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
    int blocks = content.path("blocks").size();
    if (blocks > MOST_BLOCKS) {
      return "invalid_blocks";
    }
    return blocks == 0 && content.path("text").asString("").isEmpty() ? "no_text" : "";
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

  /** Takes a channel's name or id, returns the name. Adds a new name; "" for unknown ids. */
  private String name(String channel) {
    if (channel.startsWith("#")) {
      id(channel);
      return channel;
    }
    return ids.keySet().stream().filter(name -> channel.equals(id(name))).findFirst().orElse("");
  }

  private static ObjectNode ok() {
    return Json.MAPPER.createObjectNode().put("ok", true);
  }

  static ObjectNode error(String error) {
    return Json.MAPPER.createObjectNode().put("ok", false).put("error", error);
  }
}
