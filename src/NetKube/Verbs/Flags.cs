using System.CommandLine;
using System.Net;

namespace NetKube.Verbs;

/// <summary>Options whose wrong values are told with the flag's name.</summary>
internal static class Flags
{
    public static Option<string> Text(string name, string description, string fallback) =>
        new(name) { Description = description, DefaultValueFactory = _ => fallback };

    public static Option<string?> Text(string name, string description) => new(name) { Description = description };

    public static Option<int> Number(string name, string description, int fallback, int least, int most)
    {
        var option = new Option<int>(name)
        {
            Description = description,
            DefaultValueFactory = _ => fallback,
            CustomParser = result =>
            {
                if (int.TryParse(result.Tokens[0].Value, out var value) && value >= least && value <= most) return value;
                result.AddError($"{name}: \"{result.Tokens[0].Value}\" is no number from {least} to {most}");
                return fallback;
            },
        };
        return option;
    }

    public static Option<string> OneOf(string name, string description, string fallback, IReadOnlyCollection<string> choices) => new(name)
    {
        Description = $"{description}: {string.Join(", ", choices)}",
        DefaultValueFactory = _ => fallback,
        CustomParser = result =>
        {
            var value = result.Tokens[0].Value;
            if (choices.Contains(value)) return value;
            result.AddError($"{name}: there is no \"{value}\"; choose one of {string.Join(", ", choices)}");
            return fallback;
        },
    };

    public static Option<IPNetwork> Network(string name, string description, string fallback) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => IPNetwork.Parse(fallback),
        CustomParser = result =>
        {
            // Parsing clears the host's bits; one who writes them may have meant another prefix.
            var text = result.Tokens[0].Value;
            if (IPNetwork.TryParse(text, out var network) && IPAddress.Parse(text[..text.IndexOf('/')]).Equals(network.BaseAddress)) return network;
            result.AddError($"{name}: \"{result.Tokens[0].Value}\" is no network such as {fallback} (the bits after the prefix must be 0)");
            return IPNetwork.Parse(fallback);
        },
    };

    public static Option<T?> Parsed<T>(string name, string description, string example, Func<string, T?> parse) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            if (parse(result.Tokens[0].Value) is { } value) return value;
            result.AddError($"{name}: \"{result.Tokens[0].Value}\" cannot be read; it should look like {example}");
            return default;
        },
    };
}
