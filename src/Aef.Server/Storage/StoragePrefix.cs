namespace Aef.Server.Storage;

/// <summary>The part of a path before the bucket.</summary>
internal enum StoragePrefix
{
    /// <summary>None, or <c>/storage/v1</c>: resources.</summary>
    None,

    /// <summary><c>/upload/storage/v1</c> or <c>/resumable/upload/storage/v1</c>: uploads.</summary>
    Upload,

    /// <summary><c>/download/storage/v1</c>: contents.</summary>
    Download,
}
