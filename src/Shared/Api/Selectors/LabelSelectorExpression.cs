using NetKube.Shared.Api.Meta.V1;

namespace NetKube.Shared.Api.Selectors;

/// <summary>What a requirement asks of a label.</summary>
public enum SelectorOperator
{
    Equals,
    NotEquals,
    In,
    NotIn,
    Exists,
    DoesNotExist,
    GreaterThan,
    LessThan,
}

/// <summary>One condition on a label.</summary>
/// <param name="Key">The label.</param>
/// <param name="Operator">What is asked.</param>
/// <param name="Values">Sorted; one for = and !=, none for existence.</param>
public sealed record LabelRequirement(string Key, SelectorOperator Operator, IReadOnlyList<string> Values)
{
    public bool Matches(IReadOnlyDictionary<string, string>? labels)
    {
        string? value = null;
        var present = labels is not null && labels.TryGetValue(Key, out value);
        return Operator switch
        {
            SelectorOperator.Equals or SelectorOperator.In => present && Values.Contains(value!),
            SelectorOperator.NotEquals or SelectorOperator.NotIn => !present || !Values.Contains(value!),
            SelectorOperator.Exists => present,
            SelectorOperator.DoesNotExist => !present,
            _ => present && Compares(value!),
        };
    }

    public override string ToString() => Operator switch
    {
        SelectorOperator.Equals => $"{Key}={Values[0]}",
        SelectorOperator.NotEquals => $"{Key}!={Values[0]}",
        SelectorOperator.In => $"{Key} in ({string.Join(',', Values)})",
        SelectorOperator.NotIn => $"{Key} notin ({string.Join(',', Values)})",
        SelectorOperator.Exists => Key,
        SelectorOperator.DoesNotExist => "!" + Key,
        SelectorOperator.GreaterThan => $"{Key}>{Values[0]}",
        _ => $"{Key}<{Values[0]}",
    };

    public bool Equals(LabelRequirement? other) =>
        other is not null && Key == other.Key && Operator == other.Operator && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => HashCode.Combine(Key, Operator, Values.Count);

    private bool Compares(string value) =>
        long.TryParse(value, out var have) && long.TryParse(Values[0], out var limit) && (Operator == SelectorOperator.GreaterThan ? have > limit : have < limit);
}

/// <summary>Conditions on labels, all of which must hold. Immutable.</summary>
public sealed class LabelSelectorExpression
{
    private readonly bool _nothing;

    private LabelSelectorExpression(IReadOnlyList<LabelRequirement> requirements, bool nothing = false)
    {
        Requirements = requirements;
        _nothing = nothing;
    }

    /// <summary>Selects every object.</summary>
    public static LabelSelectorExpression Everything { get; } = new([]);

    /// <summary>Selects no object.</summary>
    public static LabelSelectorExpression Nothing { get; } = new([], nothing: true);

    /// <summary>By key; all must hold.</summary>
    public IReadOnlyList<LabelRequirement> Requirements { get; }

    /// <summary>The labels for which one value alone will do.</summary>
    public IEnumerable<(string Key, string Value)> RequiredValues =>
        Requirements.Where(r => r.Operator is SelectorOperator.Equals or SelectorOperator.In && r.Values.Count == 1).Select(r => (r.Key, r.Values[0]));

    /// <summary>Whether it selects everything.</summary>
    public bool IsEverything => !_nothing && Requirements.Count == 0;

    /// <summary>Reads the string form: <c>a=b,c!=d,e in (x,y),f notin (z),g,!h,i&gt;3</c>. Throws <see cref="FormatException"/>.</summary>
    public static LabelSelectorExpression Parse(string? text) =>
        string.IsNullOrWhiteSpace(text) ? Everything : new LabelSelectorExpression(Sorted(new LabelSelectorParser(text).Parse()));

    /// <summary>The structured form: null selects nothing, an empty one everything. Throws <see cref="FormatException"/>.</summary>
    public static LabelSelectorExpression From(LabelSelector? selector)
    {
        if (selector is null) return Nothing;
        var requirements = (selector.MatchLabels ?? []).Select(p => new LabelRequirement(p.Key, SelectorOperator.Equals, [p.Value])).ToList();
        foreach (var expression in selector.MatchExpressions ?? [])
        {
            var values = (expression.Values ?? []).Order(StringComparer.Ordinal).ToList();
            var operation = OperatorOf(expression.Operator);
            if (operation is SelectorOperator.In or SelectorOperator.NotIn && values.Count == 0)
            {
                throw new FormatException("for 'in', 'notin' operators, values set can't be empty");
            }
            requirements.Add(new LabelRequirement(expression.Key, operation, values));
        }
        return new LabelSelectorExpression(Sorted(requirements));
    }

    /// <summary>Every label given must be there with its value (the selectors of Services and ReplicationControllers).</summary>
    public static LabelSelectorExpression From(IReadOnlyDictionary<string, string> labels) =>
        new(Sorted(labels.Select(p => new LabelRequirement(p.Key, SelectorOperator.Equals, [p.Value]))));

    public bool Matches(IReadOnlyDictionary<string, string>? labels)
    {
        if (_nothing) return false;
        for (var i = 0; i < Requirements.Count; i++)
        {
            if (!Requirements[i].Matches(labels)) return false;
        }
        return true;
    }

    /// <summary>The canonical string form.</summary>
    public override string ToString() => string.Join(',', Requirements);

    private static SelectorOperator OperatorOf(string name) => name switch
    {
        LabelSelectorOperator.In => SelectorOperator.In,
        LabelSelectorOperator.NotIn => SelectorOperator.NotIn,
        LabelSelectorOperator.Exists => SelectorOperator.Exists,
        LabelSelectorOperator.DoesNotExist => SelectorOperator.DoesNotExist,
        _ => throw new FormatException($"\"{name}\" is not a valid label selector operator"),
    };

    private static List<LabelRequirement> Sorted(IEnumerable<LabelRequirement> requirements) =>
        [.. requirements.OrderBy(r => r.Key, StringComparer.Ordinal)];
}
