using NetKube.ControlPlane.ApiServer.Verbs;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Http;

/// <summary>Lists in protobuf: every list type is {1 metadata, 2 items}.</summary>
public static class ProtoLists
{
    /// <summary>The list in its envelope.</summary>
    public static byte[] Encode(ApiRequest request, ListPage page, Negotiated negotiated)
    {
        var bare = negotiated.Shape == ResponseShape.PartialObjectMetadataList;
        using var output = new ProtoOutput();
        output.String(4, "");
        output.String(3, "");
        var raw = output.Mark;
        foreach (var item in page.Items.Reverse())
        {
            output.Message(2, bare ? ShapedObjects.Metadata(request.Kind, item, negotiated.ShapeVersion) : item.Object);
        }
        output.Message(1, page.Meta);
        output.Message(2, raw);
        var type = output.Mark;
        output.String(2, bare ? "PartialObjectMetadataList" : request.Resource.Kind + "List");
        output.String(1, bare ? "meta.k8s.io/" + negotiated.ShapeVersion : request.Resource.GroupVersion);
        output.Message(1, type);
        output.Prefix("k8s\0"u8);
        return output.Written.ToArray();
    }
}
