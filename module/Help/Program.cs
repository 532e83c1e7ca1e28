using Aef.Help;

if (args.Length != 5)
{
    Console.Error.WriteLine("usage: Aef.Help ASSEMBLY COMMENTS PAGES OUTPUT HELPURI");
    return 2;
}

var maml = new MamlWriter(new CommentReader(args[1]), args[2], args[4]).Write(CmdletReader.Read(args[0]));
Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(args[3])) ?? string.Empty);
maml.Save(args[3]);
return 0;
