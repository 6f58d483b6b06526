using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Storage;
using NetKube.Shared.Api;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Verbs.Lists;

/// <summary>Writes a list item by item: it is never whole in memory, in whatever form it was asked for.</summary>
internal sealed class ListWriter(ApiRequest request, Negotiated negotiated)
{
    private string MetaVersion => "meta.k8s.io/" + negotiated.ShapeVersion;

    private bool IsBare => negotiated.Shape is ResponseShape.PartialObjectMetadata or ResponseShape.PartialObjectMetadataList;

    public async Task WriteAsync(ListPage page)
    {
        if (negotiated.Shape == ResponseShape.PartialObjectMetadata) throw ApiException.NotAcceptable(["application/json"]);
        await using var stream = new ListStream(request.Http, negotiated);
        if (negotiated.Format == WireFormat.Protobuf) await ProtobufAsync(stream, page);
        else if (negotiated.Shape == ResponseShape.Table) await TableAsync(stream, page);
        else await JsonAsync(stream, page);
        await stream.CompleteAsync();
    }

    private async Task JsonAsync(ListStream stream, ListPage page)
    {
        var output = stream.Output;
        output.BeginObject();
        if (IsBare) StoredObject.WriteType(output, "PartialObjectMetadataList", MetaVersion);
        else StoredObject.WriteType(output, request.Resource.Kind + "List", request.Resource.GroupVersion);
        output.Name(",\"metadata\":"u8);
        page.Meta.WriteJson(output);
        output.Raw(",\"items\":["u8);
        var first = true;
        foreach (var item in page.Items)
        {
            if (!first) output.Raw(","u8);
            first = false;
            if (IsBare) ShapedObjects.WriteMetadata(output, request.Kind, item, negotiated.ShapeVersion);
            else item.WriteServed(output, withType: false);
            await stream.FlushIfFullAsync();
        }
        output.Raw("]}"u8);
    }

    private async Task TableAsync(ListStream stream, ListPage page)
    {
        var rows = new TableRows(request, negotiated);
        var output = stream.Output;
        output.BeginObject();
        StoredObject.WriteType(output, "Table", MetaVersion);
        output.Name(",\"metadata\":"u8);
        page.Meta.WriteJson(output);
        output.Raw(",\"columnDefinitions\":["u8);
        foreach (var column in rows.Columns())
        {
            output.NextElement();
            column.WriteJson(output);
        }
        output.Raw("],\"rows\":["u8);
        var first = true;
        var items = request.Kind.RowOrder is { } order ? page.Items.OrderBy(i => i.Object, order) : (IEnumerable<StoredObject>)page.Items;
        foreach (var item in items)
        {
            if (!first) output.Raw(","u8);
            first = false;
            rows.Row(item).WriteJson(output);
            await stream.FlushIfFullAsync();
        }
        output.Raw("]}"u8);
    }

    /// <summary>
    /// The envelope says how long the list is before it comes. So a list that does not fit one piece is encoded twice,
    /// once to measure; what an object measures is remembered with it.
    /// </summary>
    private async Task ProtobufAsync(ListStream stream, ListPage page)
    {
        using var meta = new ProtoOutput();
        meta.Message(1, page.Meta);
        long length = meta.Written.Length;
        foreach (var item in page.Items) length += Framed(LengthOf(item));
        stream.Output.Raw(ProtoLists.Head(IsBare ? "PartialObjectMetadataList"
            : request.Resource.Kind + "List", IsBare ? MetaVersion : request.Resource.GroupVersion, length));
        stream.Output.Raw(meta.Written);
        foreach (var item in page.Items)
        {
            using var message = new ProtoOutput();
            message.Message(2, Shaped(item));
            stream.Output.Raw(message.Written);
            await stream.FlushIfFullAsync();
        }
        stream.Output.Raw(ProtoLists.Tail);
    }

    private int LengthOf(StoredObject item)
    {
        if (!IsBare && item.ProtoLength > 0) return item.ProtoLength;
        using var measured = new ProtoOutput();
        Shaped(item).WriteProto(measured);
        if (!IsBare) item.ProtoLength = measured.Mark;
        return measured.Mark;
    }

    private ITypedObject Shaped(StoredObject item) => IsBare ? ShapedObjects.Metadata(request.Kind, item, negotiated.ShapeVersion) : item.Object;

    /// <summary>With its tag and length in front.</summary>
    private static long Framed(int length) => 1 + ProtoLists.VarintLength((ulong)length) + length;
}
