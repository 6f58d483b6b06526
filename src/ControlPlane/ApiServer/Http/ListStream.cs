using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Http;

/// <summary>A JSON answer of unknown length: small ones go out whole, large ones in pieces, compressed when the client can.</summary>
public sealed class ListStream(HttpContext http, Negotiated negotiated) : IAsyncDisposable
{
    private const int Piece = 128 * 1024;
    private Stream? _body;

    /// <summary>Where to write.</summary>
    public JsonOutput Output { get; } = new(16 * 1024);

    /// <summary>Sends what was written once it is a piece.</summary>
    public async ValueTask FlushIfFullAsync()
    {
        if (Output.Length < Piece || negotiated.Format == WireFormat.Yaml || negotiated.Pretty) return;
        _body ??= Start();
        await _body.WriteAsync(Output.WrittenMemory, http.RequestAborted);
        Output.Clear();
    }

    /// <summary>Sends the rest.</summary>
    public async ValueTask CompleteAsync()
    {
        if (_body is null)
        {
            await ResponseWriter.JsonBytesAsync(http, 200, Output.WrittenMemory, negotiated);
            return;
        }
        await _body.WriteAsync(Output.WrittenMemory, http.RequestAborted);
        Output.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        Output.Dispose();
        if (_body is GZipStream gzip) await gzip.DisposeAsync();
    }

    private Stream Start()
    {
        var response = http.Response;
        response.StatusCode = 200;
        response.ContentType = negotiated.ContentType;
        response.Headers.CacheControl = "no-cache, private";
        if (!http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase)) return response.Body;
        response.Headers.ContentEncoding = "gzip";
        response.Headers.Vary = "Accept-Encoding";
        return new GZipStream(response.Body, CompressionLevel.Fastest, leaveOpen: true);
    }
}
