"""Published notices and grants, read into plain shapes. Nothing here touches the database."""
