namespace Aef.Core.Pipelines.Catalog;

/// <summary>The form of the strings that a parameter accepts.</summary>
public enum ParameterFormat
{
    /// <summary>An address of HTTP or HTTPS.</summary>
    Url,

    /// <summary>The name of a bucket, without <c>gs://</c>.</summary>
    Bucket,

    /// <summary>An address of Cloud Storage, such as <c>gs://bucket/folder</c>.</summary>
    GcsUri,
}
