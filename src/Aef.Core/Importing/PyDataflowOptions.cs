namespace Aef.Core.Importing;

/// <summary>How configurations of pydataflow are converted.</summary>
public sealed record PyDataflowOptions
{
    /// <summary>The file of the connection profiles; null for none.</summary>
    public string? ProfilePath { get; init; }

    /// <summary>The bucket of pydataflow, as the default of the input <c>bucket</c>; null if each run sets it.</summary>
    public string? Bucket { get; init; }

    /// <summary>True for what can be the name of a bucket; an address with gs:// or a path is none.</summary>
    public static bool IsBucketName(string bucket) => bucket is { Length: > 0 } && !bucket.AsSpan().ContainsAny('/', ':', '$');

    /// <summary>The folder for the files, whose <c>aef.json</c> is extended; null if there is none yet.</summary>
    public string? Folder { get; init; }

    /// <summary>True if connections of <c>aef.json</c> with other settings are replaced.</summary>
    public bool Replaces { get; init; }
}
