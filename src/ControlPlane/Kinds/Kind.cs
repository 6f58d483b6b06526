using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.Kinds;

/// <summary>
/// What the API server knows of one kind: defaults, rules, columns. The engine knows no kind; a kind knows no HTTP and
/// no store. One folder a kind; the list of all is <see cref="KindCatalog"/>.
/// </summary>
public interface IKind
{
    /// <summary>The resource whose objects these are.</summary>
    ApiResource Resource { get; }

    /// <summary>Fills in what the client left out. Runs on every write, also on patches' results and for dry runs.</summary>
    void Default(IKubeObject value);

    /// <summary>Before validation on create: clears what clients may not set (status), sets generation.</summary>
    void PrepareForCreate(IKubeObject value);

    /// <summary>Before validation on update: keeps status, raises generation when the spec changed.</summary>
    void PrepareForUpdate(IKubeObject value, IKubeObject old);

    /// <summary>Before validation of the status subresource: keeps everything but status.</summary>
    void PrepareForStatusUpdate(IKubeObject value, IKubeObject old);

    /// <summary>Rules for a new object (metadata is checked by the engine; its name by <see cref="NameRule"/>).</summary>
    void Validate(IKubeObject value, FieldErrors errors);

    /// <summary>Rules for a changed object, immutable fields included.</summary>
    void ValidateUpdate(IKubeObject value, IKubeObject old, FieldErrors errors);

    /// <summary>Rules for a changed status.</summary>
    void ValidateStatusUpdate(IKubeObject value, IKubeObject old, FieldErrors errors);

    /// <summary>Sentences for the Warning header.</summary>
    IEnumerable<string> Warnings(IKubeObject value, IKubeObject? old);

    /// <summary>How names must look.</summary>
    NameRule NameRule { get; }

    /// <summary>PUT of a missing name creates it.</summary>
    bool CreatesOnUpdate { get; }

    /// <summary>PUT without resourceVersion overwrites.</summary>
    bool AllowsUnconditionalUpdate { get; }

    /// <summary>Seconds that a delete without options grants: null for immediate deletion.</summary>
    long? DefaultGracePeriodSeconds(IKubeObject value);

    /// <summary>Dependents stay when a delete does not say what becomes of them.</summary>
    bool OrphansDependents { get; }

    /// <summary>Sentences for the Warning header of a delete.</summary>
    IEnumerable<string> DeleteWarnings(DeleteOptions options);

    /// <summary>The value of a field that a field selector names; null when the field cannot be selected. metadata.name and metadata.namespace are the engine's.</summary>
    string? SelectableField(IKubeObject value, string field);

    /// <summary>A selectable field as the stored form has it: its name there, and its value of a stored object. The same, but for views.</summary>
    (string Name, Func<IKubeObject, string?> ValueOf) AsStored(string field);

    /// <summary>The fields that a field selector may name, besides metadata.name and metadata.namespace.</summary>
    IReadOnlyList<string> SelectableFields { get; }

    /// <summary>The rules for a change of metadata are also among the kind's own, and what breaks them is told twice.</summary>
    bool ChecksMetadataAgain { get; }

    /// <summary>How often the kind's own rules for a change check the metadata once more as that of a new object.</summary>
    int ChecksMetadataAsNew { get; }

    /// <summary>Finalizers without a domain must be of the few known ones.</summary>
    bool QualifiesFinalizers { get; }

    /// <summary>A sentence for the Warning header of every request; null while the resource is not deprecated.</summary>
    string? Deprecation { get; }

    /// <summary>Annotations that stand for fields of other versions: the full form has them, bare metadata has not.</summary>
    IReadOnlyList<string> WireAnnotations { get; }

    /// <summary>Cells of the table's row, in the order of the resource's columns: string, long, bool or null.</summary>
    IReadOnlyList<object?> Row(IKubeObject value, DateTime now);

    /// <summary>What a client may show the row's object as, as for one that has done its work; null for nothing of the sort.</summary>
    List<TableRowCondition>? RowConditions(IKubeObject value);

    /// <summary>How the rows of a table are ordered where that is not by name; null by name.</summary>
    IComparer<IKubeObject>? RowOrder { get; }
}

/// <summary>The usual behaviour of a kind; a kind overrides what is particular to it.</summary>
public abstract class Kind<T> : IKind
    where T : class, IKubeObject, IApiValue<T>
{
    public ApiResource Resource { get; } = ApiCatalog.BuiltIn.Of<T>();

    public virtual NameRule NameRule => NameRule.DnsSubdomain;

    public virtual bool CreatesOnUpdate => false;

    public virtual bool AllowsUnconditionalUpdate => true;

    public virtual IReadOnlyList<string> SelectableFields => [];

    public virtual bool ChecksMetadataAgain => true;

    public virtual int ChecksMetadataAsNew => 0;

    public virtual bool QualifiesFinalizers => true;

    public virtual string? Deprecation => null;

    public virtual IReadOnlyList<string> WireAnnotations => [];

    /// <summary>Dependents stay when a delete does not say what becomes of them.</summary>
    public virtual bool OrphansDependents => false;

    /// <summary>Sentences for the Warning header of a delete.</summary>
    public virtual IEnumerable<string> DeleteWarnings(DeleteOptions options) => [];

    /// <summary>Fills in what the client left out.</summary>
    public virtual void Default(T value)
    {
    }

    /// <summary>Clears what clients may not set on create; sets generation where the kind has one.</summary>
    public virtual void PrepareForCreate(T value)
    {
    }

    /// <summary>Keeps what an update of the main resource may not change (status), raises generation when the spec changed.</summary>
    public virtual void PrepareForUpdate(T value, T old)
    {
    }

    /// <summary>Keeps everything but the status.</summary>
    public virtual void PrepareForStatusUpdate(T value, T old)
    {
    }

    /// <summary>Rules for a new object.</summary>
    public virtual void Validate(T value, FieldErrors errors)
    {
    }

    /// <summary>Rules for a change; by default those for a new object.</summary>
    public virtual void ValidateUpdate(T value, T old, FieldErrors errors) => Validate(value, errors);

    /// <summary>Rules for a changed status.</summary>
    public virtual void ValidateStatusUpdate(T value, T old, FieldErrors errors)
    {
    }

    /// <summary>Sentences for the Warning header.</summary>
    public virtual IEnumerable<string> Warnings(T value, T? old) => [];

    /// <summary>Seconds that a delete without options grants.</summary>
    public virtual long? DefaultGracePeriodSeconds(T value) => null;

    /// <summary>The value of a selectable field.</summary>
    public virtual string? SelectableField(T value, string field) => null;

    /// <summary>A selectable field as the stored form has it; a view says what it is there.</summary>
    public virtual (string Name, Func<IKubeObject, string?> ValueOf) AsStored(string field) => (field, stored => SelectableField((T)stored, field));

    /// <summary>Cells of the table's row.</summary>
    public virtual IReadOnlyList<object?> Row(T value, DateTime now) => [value.Metadata.Name, Cells.Age(value.Metadata.CreationTimestamp, now)];

    /// <summary>Whether the row's object has done its work, where the kind says so.</summary>
    public virtual List<TableRowCondition>? RowConditions(T value) => null;

    /// <summary>How the rows of a table are ordered where that is not by name.</summary>
    public virtual Comparison<T>? RowOrder => null;

    IComparer<IKubeObject>? IKind.RowOrder => RowOrder is { } order ? Comparer<IKubeObject>.Create((one, other) => order((T)one, (T)other)) : null;

    void IKind.Default(IKubeObject value) => Default((T)value);

    void IKind.PrepareForCreate(IKubeObject value) => PrepareForCreate((T)value);

    void IKind.PrepareForUpdate(IKubeObject value, IKubeObject old) => PrepareForUpdate((T)value, (T)old);

    void IKind.PrepareForStatusUpdate(IKubeObject value, IKubeObject old) => PrepareForStatusUpdate((T)value, (T)old);

    void IKind.Validate(IKubeObject value, FieldErrors errors) => Validate((T)value, errors);

    void IKind.ValidateUpdate(IKubeObject value, IKubeObject old, FieldErrors errors) => ValidateUpdate((T)value, (T)old, errors);

    void IKind.ValidateStatusUpdate(IKubeObject value, IKubeObject old, FieldErrors errors) => ValidateStatusUpdate((T)value, (T)old, errors);

    IEnumerable<string> IKind.Warnings(IKubeObject value, IKubeObject? old) => Warnings((T)value, (T?)old);

    long? IKind.DefaultGracePeriodSeconds(IKubeObject value) => DefaultGracePeriodSeconds((T)value);

    string? IKind.SelectableField(IKubeObject value, string field) => SelectableField((T)value, field);

    IReadOnlyList<object?> IKind.Row(IKubeObject value, DateTime now) => Row((T)value, now);

    List<TableRowCondition>? IKind.RowConditions(IKubeObject value) => RowConditions((T)value);
}

/// <summary>How the names of a kind must look.</summary>
public enum NameRule
{
    /// <summary>RFC 1123 subdomain, at most 253 characters.</summary>
    DnsSubdomain,

    /// <summary>RFC 1123 label, at most 63 characters.</summary>
    DnsLabel,

    /// <summary>Anything that is a path segment (RBAC names).</summary>
    PathSegment,

    /// <summary>RFC 1123 subdomain with at least the form of an IP address (ServiceCIDR's IPAddress).</summary>
    IPAddress,
}
