namespace Aef.Server.Storage;

/// <summary>What the server knows of a content.</summary>
/// <param name="Size">The size in bytes.</param>
/// <param name="Checksums">The checksums.</param>
/// <param name="ComponentCount">Of how many contents it was composed; null if it was not.</param>
internal sealed record ObjectContent(long Size, Checksums Checksums, int? ComponentCount = null);
