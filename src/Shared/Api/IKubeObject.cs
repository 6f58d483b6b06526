using NetKube.Shared.Schema;
using NetKube.Shared.Serialization;

namespace NetKube.Shared.Api;

/// <summary>A value of an API type: it writes itself, and knows its schema. Implemented by generated code.</summary>
public interface IApiValue
{
    /// <summary>Writes a whole JSON object.</summary>
    void WriteJson(JsonOutput output);

    /// <summary>Writes the protobuf message's fields (from the last to the first: the output grows backwards).</summary>
    void WriteProto(ProtoOutput output);

    /// <summary>The type's schema.</summary>
    TypeSchema GetSchema();
}

/// <summary>A value of an API type that can be read and copied.</summary>
public interface IApiValue<TSelf> : IApiValue
    where TSelf : IApiValue<TSelf>
{
    /// <summary>Reads a JSON object (null gives the empty value).</summary>
    static abstract TSelf ReadJson(ref JsonInput input);

    /// <summary>Reads a protobuf message.</summary>
    static abstract TSelf ReadProto(ref ProtoInput input);

    /// <summary>The type's schema.</summary>
    static abstract TypeSchema ApiSchema { get; }

    /// <summary>A copy that shares nothing mutable.</summary>
    TSelf Clone();
}

/// <summary>Whatever carries kind and apiVersion.</summary>
public interface ITypedObject : IApiValue
{
    string Kind { get; set; }

    string ApiVersion { get; set; }
}

/// <summary>An object of the API: it has metadata and lives at a path of its own.</summary>
public interface IKubeObject : ITypedObject
{
    Meta.V1.ObjectMeta Metadata { get; set; }
}

/// <summary>A list of objects of one kind.</summary>
public interface IKubeList<T> : ITypedObject
{
    Meta.V1.ListMeta Metadata { get; set; }

    List<T>? Items { get; set; }
}
