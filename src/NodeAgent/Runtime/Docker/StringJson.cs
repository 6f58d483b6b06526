using System.Text.Json.Serialization;

namespace NetKube.NodeAgent.Runtime.Docker;

[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class StringJson : JsonSerializerContext;
