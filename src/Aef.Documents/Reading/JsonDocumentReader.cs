using System.Buffers;
using System.Text;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Documents.Reading;

/// <summary>
/// Reads JSON by RFC 8259, with locations. Comments, a comma after the last element and duplicate keys are refused with
/// diagnostics of their own; nesting and the number of values are bounded by <see cref="DocumentLimits"/>.
/// </summary>
public sealed class JsonDocumentReader : IDocumentReader
{
    /// <inheritdoc/>
    public DocumentResult Read(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (string.IsNullOrWhiteSpace(source.Text))
        {
            return new DocumentResult(null, [DocumentDiagnostics.Empty.At(Location.FromSource(source, default))]);
        }

        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(source.Text.Length));
        try
        {
            var length = Encoding.UTF8.GetBytes(source.Text, bytes);
            return new JsonTreeReader(source, bytes.AsSpan(0, length)).Read();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
