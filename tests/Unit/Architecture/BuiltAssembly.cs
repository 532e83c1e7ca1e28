using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Aef.Tests.Support;

namespace Aef.Tests.Architecture;

/// <summary>An assembly of Aef read as metadata: nothing in it is loaded or run.</summary>
internal sealed class BuiltAssembly : IDisposable
{
    private readonly PEReader _image;

    public BuiltAssembly(string path)
    {
        _image = new PEReader(File.OpenRead(path));
        Metadata = _image.GetMetadataReader();
    }

    public MetadataReader Metadata { get; }

    /// <summary>The names of the assemblies that this one asks for.</summary>
    public IReadOnlyList<string> References =>
        [.. Metadata.AssemblyReferences.Select(h => Metadata.GetString(Metadata.GetAssemblyReference(h).Name)).Order(StringComparer.Ordinal)];

    /// <summary>Opens a project's assembly, in the configuration that the tests were built in.</summary>
    public static BuiltAssembly Open(string project, string? assemblyName = null) => new(PathOf(project, assemblyName));

    public static string PathOf(string project, string? assemblyName = null)
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory);
        return Repository.PathOf("src", project, "bin", framework.Parent!.Name, framework.Name, (assemblyName ?? project) + ".dll"); // bin/<Configuration>/<framework>
    }

    public MethodBodyBlock? Body(MethodDefinition method) =>
        method.RelativeVirtualAddress == 0 ? null : _image.GetMethodBody(method.RelativeVirtualAddress);

    public void Dispose() => _image.Dispose();
}
