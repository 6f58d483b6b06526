using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Http;

/// <summary>
/// An answer of unknown length: small ones go out whole, large ones in pieces, compressed when the client can. A piece
/// is handed on before the next is made, so a slow client holds one.
/// </summary>
public sealed class ListStream(HttpContext http, Negotiated negotiated) : IAsyncDisposable
{
    /// <summary>From this size on kube-apiserver compresses; what is smaller goes out with its length.</summary>
    private const int Whole = 128 * 1024;

    private const int Piece = 32 * 1024;

    private Stream? _body;

    /// <summary>Where to write.</summary>
    public JsonOutput Output { get; } = new(16 * 1024);

    /// <summary>Sends what was written once it is a piece.</summary>
    public async ValueTask FlushIfFullAsync()
    {
        if (Output.Length < (_body is null ? Whole : Piece) || negotiated.Format == WireFormat.Yaml || (negotiated.Pretty && negotiated.Format == WireFormat.Json)) return;
        _body ??= Start();
        await SendAsync();
    }

    /// <summary>Sends the rest.</summary>
    public async ValueTask CompleteAsync()
    {
        if (_body is not null) await SendAsync();
        else if (negotiated.Format == WireFormat.Protobuf) await ResponseWriter.BytesAsync(http, 200, negotiated.ContentType, Output.WrittenMemory);
        else await ResponseWriter.JsonBytesAsync(http, 200, Output.WrittenMemory, negotiated);
    }

    public async ValueTask DisposeAsync()
    {
        Output.Dispose();
        if (_body is GZipStream gzip) await gzip.DisposeAsync();
    }

    /// <summary>In parts that fit the transport's buffers, so that they wait for the client and do not grow.</summary>
    private async ValueTask SendAsync()
    {
        for (var rest = Output.WrittenMemory; rest.Length > 0;)
        {
            var part = rest[..Math.Min(rest.Length, Piece)];
            await _body!.WriteAsync(part, http.RequestAborted);
            rest = rest[part.Length..];
        }
        Output.Clear();
    }

    private Stream Start()
    {
        var response = http.Response;
        response.StatusCode = 200;
        response.ContentType = negotiated.ContentType;
        response.Headers.CacheControl = "no-cache, private";
        if (!Compression.IsWanted(http.Request)) return response.Body;
        response.Headers.ContentEncoding = "gzip";
        response.Headers.Vary = "Accept-Encoding";
        return new GZipStream(response.Body, CompressionLevel.Fastest, leaveOpen: true);
    }
}
