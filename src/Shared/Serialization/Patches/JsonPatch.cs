using System.Text;
using System.Text.Json.Nodes;

namespace NetKube.Shared.Serialization.Patches;

/// <summary>
/// JSON patch (RFC 6902) with the habits of the library that Kubernetes uses: replace adds a missing member, a missing
/// value is null, negative indexes count from the end, and the copies of one patch are bounded together.
/// </summary>
public static class JsonPatch
{
    /// <summary>The patched document; the original stays as it is.</summary>
    public static JsonNode? Apply(JsonNode? original, ReadOnlySpan<byte> patch, PatchLimits? limits = null)
    {
        limits ??= PatchLimits.Default;
        var read = PatchTree.Read(patch, limits);
        if (read is null) return original?.DeepClone();
        if (read is not JsonArray operations) throw PatchException.Bad("a JSON patch is an array of operations");
        if (operations.Count > limits.MaxOperations)
        {
            throw new PatchException(PatchFailure.TooLarge, $"The allowed maximum operations in a JSON patch is {limits.MaxOperations}, got {operations.Count}");
        }
        if (operations.Any(o => o is not JsonObject)) throw PatchException.Bad("an operation of a JSON patch is an object");
        var run = new Run(original?.DeepClone(), limits.MaxCopiedBytes);
        foreach (var operation in operations) run.Do((JsonObject)operation!);
        return run.Document;
    }

    private sealed class Run(JsonNode? document, long copiesLeft)
    {
        private long _copiesLeft = copiesLeft;

        public JsonNode? Document { get; private set; } = document;

        public void Do(JsonObject operation)
        {
            var name = Text(operation, "op");
            var path = JsonPointer.Parse(Text(operation, "path"));
            switch (name)
            {
                case "add":
                    Add(path, operation["value"]?.DeepClone(), name);
                    break;
                case "replace":
                    Replace(path, operation["value"]?.DeepClone());
                    break;
                case "remove":
                    _ = Remove(path, name);
                    break;
                case "move":
                    Move(JsonPointer.Parse(Text(operation, "from")), path);
                    break;
                case "copy":
                    Copy(JsonPointer.Parse(Text(operation, "from")), path);
                    break;
                case "test":
                    if (!JsonNode.DeepEquals(Get(path, name, missingIsNull: true), operation["value"])) throw PatchException.Unfit($"testing value {path} failed");
                    break;
                default:
                    throw PatchException.Unfit($"Unexpected kind: {name}");
            }
        }

        private void Add(JsonPointer path, JsonNode? value, string operation)
        {
            if (path.IsRoot)
            {
                Document = value;
                return;
            }
            switch (Container(path, operation))
            {
                case JsonObject map:
                    map[path.Last] = value;
                    break;
                case JsonArray list when path.Last == "-":
                    list.Add(value);
                    break;
                case JsonArray list:
                    // One past the last is a place to add at.
                    if (!JsonPointer.TryIndex(path.Last, list.Count + 1, out var index)) throw NoSuchIndex(path, operation);
                    list.Insert(index, value);
                    break;
            }
        }

        private void Replace(JsonPointer path, JsonNode? value)
        {
            if (path.IsRoot) Document = value;
            else if (Container(path, "replace") is JsonArray list) list[Index(list, path, "replace")] = value;
            else ((JsonObject)Container(path, "replace"))[path.Last] = value;
        }

        private JsonNode? Remove(JsonPointer path, string operation)
        {
            if (path.IsRoot) throw PatchException.Unfit($"{operation} operation does not apply: the whole document cannot be removed");
            if (Container(path, operation) is JsonArray list)
            {
                var index = Index(list, path, operation);
                var element = list[index];
                list.RemoveAt(index);
                return element;
            }
            var map = (JsonObject)Container(path, operation);
            if (!map.TryGetPropertyValue(path.Last, out var value)) throw PatchException.Unfit($"Unable to remove nonexistent key: {path.Last}: missing value");
            map.Remove(path.Last);
            return value;
        }

        private void Move(JsonPointer from, JsonPointer path)
        {
            if (from.Holds(path)) throw PatchException.Unfit($"move operation does not apply: {path} is inside {from}");
            if (from.ToString() == path.ToString())
            {
                _ = Get(from, "move", missingIsNull: false);
                return;
            }
            Add(path, Remove(from, "move"), "move");
        }

        private void Copy(JsonPointer from, JsonPointer path)
        {
            var value = Get(from, "copy", missingIsNull: true);
            if (value is not null) _copiesLeft -= Encoding.UTF8.GetByteCount(value.ToJsonString());
            if (_copiesLeft < 0) throw PatchException.Unfit("Unable to complete the copy, the accumulated size increase of copy is larger than the limit");
            Add(path, value?.DeepClone(), "copy");
        }

        private JsonNode? Get(JsonPointer path, string operation, bool missingIsNull)
        {
            if (path.IsRoot) return Document;
            if (Container(path, operation) is JsonArray list) return list[Index(list, path, operation)];
            var map = (JsonObject)Container(path, operation);
            if (map.TryGetPropertyValue(path.Last, out var value) || missingIsNull) return value;
            throw PatchException.Unfit($"{operation} operation does not apply: doc is missing key: {path}: missing value");
        }

        private JsonNode Container(JsonPointer path, string operation) =>
            path.Container(Document) ?? throw PatchException.Unfit($"{operation} operation does not apply: doc is missing path: \"{path}\": missing value");

        private static int Index(JsonArray list, JsonPointer path, string operation) =>
            JsonPointer.TryIndex(path.Last, list.Count, out var index) ? index : throw NoSuchIndex(path, operation);

        private static PatchException NoSuchIndex(JsonPointer path, string operation) =>
            PatchException.Unfit($"{operation} operation does not apply: {path}: Unable to access invalid index: {path.Last}: invalid index referenced");

        private static string Text(JsonObject operation, string member) =>
            operation[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw PatchException.Unfit($"the operation has no text \"{member}\": {operation.ToJsonString()}");
    }
}
